using System.Diagnostics;

namespace Cacheable.Benchmarks.Harness;

/// <summary>
/// Measures contenders in interleaved rounds: every round runs each of them for a few milliseconds in a new order. What the
/// machine does meanwhile hits them alike, so the median of the ratios within a round is steady where nanoseconds are not.
/// </summary>
internal static class Race
{
    private const int WarmUpOperations = 1_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(15);

    public static IReadOnlyList<Measured> Run(IReadOnlyList<Contender> contenders, int rounds)
    {
        var operations = contenders.Select(Calibrate).ToArray();
        var slices = contenders.Select(_ => new Slice[rounds]).ToArray();
        var order = Enumerable.Range(0, contenders.Count).ToArray();
        var random = new Random(rounds);

        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                slices[index][round] = Measure(contenders[index], operations[index]);
            }
        }

        return [.. contenders.Select((contender, index) => new Measured(contender.Name, slices[index]))];
    }

    /// <summary>Runs long enough for the JIT to settle, and answers how many operations fill a slice.</summary>
    private static int Calibrate(Contender contender)
    {
        contender.Prepare();
        // Many short calls first: a loop that was called seldom is patched while it runs, and stays slower than real code.
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp)
        {
            Measure(contender, WarmUpOperations);
        }

        var operations = WarmUpOperations;
        clock.Restart();
        while (clock.Elapsed < WarmUp / 4)
        {
            var slice = Measure(contender, operations);
            operations = Math.Clamp((int)(SliceLength.TotalNanoseconds / slice.Nanoseconds), WarmUpOperations, 5_000_000);
        }

        return operations;
    }

    private static Slice Measure(Contender contender, int operations)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(contender.Run(operations));
        var elapsed = Stopwatch.GetElapsedTime(start);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new Slice(elapsed.TotalNanoseconds / operations, Math.Round((double)bytes / operations, 1));
    }
}
