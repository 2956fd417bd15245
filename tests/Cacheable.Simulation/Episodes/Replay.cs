using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Episodes;

/// <summary>One seed once more, told.</summary>
internal static class Replay
{
    private const int Lines = 80;

    /// <summary>Plays and tells. Whether nothing was stale.</summary>
    public static bool Write(long seed, TextWriter output)
    {
        var result = SimulationThread.Run(() => Episode.Play(seed, Campaign.ReadsOfEpisode, tells: true));
        output.WriteLine(FormattableString.Invariant(
            $"seed {seed}: {result.Tally.Reads:N0} reads in {result.Duration / Span.Millisecond:N0} ms of virtual time, digest {result.Tally.Digest:x16}"));
        output.WriteLine($"  {result.Climate}");
        foreach (var line in result.Story!.Of(result.Violation?.Key ?? -1, Lines))
        {
            output.WriteLine(line);
        }

        output.WriteLine(result.Violation is { } violation ? violation.What : "no violation");
        return result.Violation is null;
    }
}
