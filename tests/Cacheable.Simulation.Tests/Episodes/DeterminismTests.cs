using System.Diagnostics;
using Cacheable.Simulation.Episodes;

namespace Cacheable.Simulation.Tests.Episodes;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(14)]
    public void The_same_seed_plays_the_same_episode(long seed)
    {
        var first = Play(seed);
        var second = Play(seed);

        Assert.Equal(first.Tally.Digest, second.Tally.Digest);
        Assert.Equal(first.Duration, second.Duration);
        Assert.NotEqual(first.Tally.Digest, Play(seed + 1).Tally.Digest);
    }

    [Fact]
    public void The_same_seed_plays_the_same_episode_in_another_process()
    {
        const long seed = 14;
        var program = Path.Combine(AppContext.BaseDirectory, "Cacheable.Simulation.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--seed", $"{seed}"]) { RedirectStandardOutput = true })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Contains($"digest {Play(seed).Tally.Digest:x16}", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_changes_nothing()
    {
        var told = SimulationThread.Run(() => Episode.Play(seed: 5, Campaign.ReadsOfEpisode, tells: true));

        Assert.Equal(Play(5).Tally.Digest, told.Tally.Digest);
        Assert.NotEmpty(told.Story!.Of(key: 3, last: 10));
    }

    private static EpisodeResult Play(long seed) => SimulationThread.Run(() => Episode.Play(seed, Campaign.ReadsOfEpisode));
}
