using System.Diagnostics;
using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Outage;

/// <summary>
/// A thousand callers who read what is in no cache, while Redis answers, while it is silent (stopped, its sockets open), and when it is
/// back: what each waits, how many threads that takes, and which exceptions nobody saw.
/// </summary>
internal static class OutageFigure
{
    private const int Callers = 1_000;
    private const int CallsOfEach = 10;
    private const double Slack = 20;
    private const int SpareThreads = 8;

    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(100);
    private static int _unobserved;
    private static int _nextRow;

    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        TaskScheduler.UnobservedTaskException += static (_, _) => Interlocked.Increment(ref _unobserved);
        var source = new SlowRows();
        using var degraded = new Degraded();
        await using var services = new ServiceCollection()
            .AddSingleton<IRows>(source)
            .AddCacheable(cache => cache.UseRedis(redis.Configuration, static options => options.CommandTimeout = Deadline))
            .BuildServiceProvider();
        var rows = services.GetRequiredService<IRows>();

        // Not measured: what the first calls of a process cost.
        await ReadAsync(rows, source);
        var healthy = await ReadAsync(rows, source);
        await redis.PauseAsync();
        var silent = await ReadAsync(rows, source);
        var isDegraded = degraded.Is();
        await redis.ResumeAsync();
        var recovery = await degraded.EndsAsync();
        var after = await ReadAsync(rows, source);
        Collect();

        return new Report(
            "outage",
            ["P50 ms", "P99 ms", "longest ms", "source P99 ms", "most threads"],
            [Line("Redis answers", healthy), Line("Redis is silent", silent), Line("Redis is back", after)],
            [
                new Promise("P99 while Redis is silent", silent.P99, silent.SourceP99 + Deadline.TotalMilliseconds + Slack, "ms"),
                new Promise("threads more than while it answers", silent.Threads - healthy.Threads, SpareThreads, "threads"),
                new Promise("exceptions that nobody saw", _unobserved, 0, "exceptions"),
                new Promise("whether lookups waited for it on and on", isDegraded ? 0 : 1, 0, string.Empty),
                new Promise("L2 used again, in L1 leases", recovery / TimeSpan.FromSeconds(1), 1, "leases"),
            ]).Finish(arguments);
    }

    private static Row Line(string name, Waits waits) => new(name, [waits.P50, waits.P99, waits.Longest, waits.SourceP99, waits.Threads]);

    /// <summary>All callers read rows that nobody has read, each one after the other.</summary>
    private static async Task<Waits> ReadAsync(IRows rows, SlowRows source)
    {
        source.Take();
        var threads = ThreadPool.ThreadCount;
        using var watching = new Timer(_ => threads = Math.Max(threads, ThreadPool.ThreadCount), state: null, dueTime: 0, period: 5);
        var first = Interlocked.Add(ref _nextRow, Callers * CallsOfEach);
        var waits = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(rows, first + (caller * CallsOfEach)))));
        List<double> all = [.. waits.SelectMany(static one => one).Order()];
        return new Waits(At(all, 0.5), At(all, 0.99), all[^1], At([.. source.Take().Order()], 0.99), threads);
    }

    private static async Task<List<double>> CallAsync(IRows rows, int first)
    {
        var waits = new List<double>(CallsOfEach);
        for (var row = first; row < first + CallsOfEach; row++)
        {
            var start = Stopwatch.GetTimestamp();
            await rows.GetAsync(row);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return waits;
    }

    private static double At(List<double> ordered, double share) => ordered[(int)((ordered.Count - 1) * share)];

    // An exception counts as unseen when its task is collected.
    private static void Collect()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private readonly record struct Waits(double P50, double P99, double Longest, double SourceP99, int Threads);
}
