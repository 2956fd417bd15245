using System.Collections.Concurrent;
using System.Diagnostics;
using Cacheable.Simulation.Judging;
using Cacheable.Simulation.Time;
using Cacheable.Simulation.Workload;

namespace Cacheable.Simulation.Episodes;

/// <summary>Many episodes, one seed after the other. Each runs on one thread and knows of no other, so that threads change nothing but the time it takes.</summary>
internal sealed class Campaign(long from, long reads)
{
    /// <summary>Few enough that a failing seed can be read, many enough for some tens of virtual seconds.</summary>
    public const long ReadsOfEpisode = 100_000;

    private const int Threads = 2;
    private const int FailuresShown = 10;

    /// <summary>Runs and reports. Whether nothing was stale.</summary>
    public bool Write(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var results = Run();
        var elapsed = watch.Elapsed;
        var total = new Tally(reads: 0);
        foreach (var result in results)
        {
            total.Add(result.Tally);
        }

        var failures = results.Where(static result => result.Violation is not null).ToList();
        var judged = Judged(total);
        Line($"seeds {from} to {from + results.Count - 1}: {judged:N0} reads checked, {failures.Count} seeds with a violation");
        Line($"  from L1 {total.Of(Answer.Memory):N0}, with a load of others {total.Of(Answer.Joined):N0}, from L2 or the source {total.Of(Answer.Led):N0}");
        Line($"  given up {total.Cancelled:N0}, failed with the source {total.Failed:N0}");
        Line($"  invalidations {total.Invalidations:N0}, of them deferred {total.Deferred:N0}");
        Line($"  updates {total.Updates:N0}, of them replaced {total.Replaced:N0}");
        Line($"  faults {total.Faults.Values.Sum():N0}: {string.Join(", ", total.Faults.Select(static fault => $"{fault.Key} {fault.Value}"))}");
        Line($"  {results.Sum(static result => result.Duration) / Span.Second:N0} s of virtual time, digest {total.Digest:x16}");
        Line($"  {elapsed.TotalSeconds:F1} s, {judged / elapsed.TotalSeconds:N0} reads a second");
        foreach (var failure in failures.Take(FailuresShown))
        {
            output.WriteLine($"  seed {failure.Seed}: {failure.Violation!.What}");
            output.WriteLine($"    dotnet run -c Release --project tests/Cacheable.Simulation -- --seed {failure.Seed}");
        }

        return failures.Count == 0;

        void Line(FormattableString line) => output.WriteLine(FormattableString.Invariant(line));
    }

    /// <summary>The results in the order of their seeds: as many as it takes, because calls that failed or were given up are no judged reads.</summary>
    public IReadOnlyList<EpisodeResult> Run()
    {
        var results = new ConcurrentDictionary<long, EpisodeResult>();
        for (var missing = reads; missing > 0; missing = reads - results.Values.Sum(static result => Judged(result.Tally)))
        {
            Run(from + results.Count, (missing + ReadsOfEpisode - 1) / ReadsOfEpisode, results);
        }

        return [.. results.Values.OrderBy(static result => result.Seed)];
    }

    private static long Judged(Tally tally) => Enum.GetValues<Answer>().Sum(tally.Of);

    private static void Run(long from, long count, ConcurrentDictionary<long, EpisodeResult> results)
    {
        var next = from - 1;
        var threads = Enumerable.Range(0, Threads).Select(_ => SimulationThread.Start(() =>
        {
            for (var seed = Interlocked.Increment(ref next); seed < from + count; seed = Interlocked.Increment(ref next))
            {
                results[seed] = Episode.Play(seed, ReadsOfEpisode);
            }
        })).ToList();
        foreach (var thread in threads)
        {
            thread.Join();
        }
    }
}
