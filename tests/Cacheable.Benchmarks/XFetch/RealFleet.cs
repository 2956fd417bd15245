using System.Collections.Concurrent;
using System.Diagnostics;
using Cacheable.Benchmarks.Harness;
using Cacheable.Contract;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.XFetch;

/// <summary>Three instances on a real Redis in real time: how often the source is asked for each entry that is ever seen.</summary>
internal static class RealFleet
{
    private const int Instances = 3;
    private const int ReadersOfEach = 4;
    private const double Beta = 1;

    private static readonly TimeSpan Life = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Load = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        var source = new Source();
        await using (var first = Start(redis))
        {
            // Not measured: what the first calls of a process cost.
            await Items(first).GetAsync(CacheScope.None, new VirtualInstance.ItemKey(1), source, 0, static (source, _, _) => source.LoadAsync());
        }

        source.Reset();
        ServiceProvider[] instances = [.. Enumerable.Range(0, Instances).Select(_ => Start(redis))];
        var readers = instances.Select(Items).SelectMany(items => Enumerable.Range(0, ReadersOfEach).Select(_ => Task.Run(() => ReadAsync(items, source))));
        var waits = (await Task.WhenAll(readers)).SelectMany(static one => one).Order().ToList();
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        var (loads, seen) = source.Agreed ?? new Counted(source.Loads, source.Seen);
        return new Report(
            "xfetch, real Redis",
            ["entries", "loads", "P99.9 wait ms"],
            [new Row($"{Instances} instances, beta {Beta:0.0}", [seen, loads, waits[(int)(waits.Count * 0.999)]])],
            [
                new Promise("loads for each entry, above 1", ((double)loads / seen) - 1, 0, string.Empty),
                new Promise("entries too few to mean anything, below 8", Math.Max(0, 8 - seen), 0, string.Empty),
            ]).Finish(arguments);
    }

    private static ServiceProvider Start(RedisGround redis) => new ServiceCollection()
        .AddCacheable(cache => cache.UseRedis(redis.Configuration, static options => options.CommandTimeout = options.StartTimeout = TimeSpan.FromSeconds(30)))
        .BuildServiceProvider();

    private static CachedMethod<VirtualInstance.ItemKey, long> Items(ServiceProvider instance) =>
        instance.GetRequiredService<ICacheEngine>().Cached<VirtualInstance.ItemKey, long>(new CachedMethodPlan
        {
            Method = "IItems.GetAsync",
            KeyTemplate = "item:<id>",
            TimeToLive = Life,
            Beta = Beta,
        });

    private static async Task<List<double>> ReadAsync(CachedMethod<VirtualInstance.ItemKey, long> items, Source source)
    {
        var waits = new List<double>();
        using var timer = new PeriodicTimer(Pause);
        var begun = Stopwatch.GetTimestamp();
        while (source.Agreed is null && Stopwatch.GetElapsedTime(begun) < 2 * Duration)
        {
            var start = Stopwatch.GetTimestamp();
            source.Saw(await items.GetAsync(CacheScope.None, new VirtualInstance.ItemKey(4), source, 0, static (source, _, _) => source.LoadAsync(), CancellationToken.None));
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (Stopwatch.GetElapsedTime(begun) >= Duration)
                source.Agree();

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return waits;
    }

    private sealed record Counted(long Loads, int Seen);

    /// <summary>Gives every load a value of its own, so that two loads of one entry are told apart.</summary>
    private sealed class Source
    {
        private readonly ConcurrentDictionary<long, bool> _seen = new();
        private long _loads;

        public long Loads => Volatile.Read(ref _loads);

        public int Seen => _seen.Count;

        /// <summary>How many loads and entries there were at a moment when every load had been seen.</summary>
        public Counted? Agreed { get; private set; }

        /// <summary>A load too many brings what nobody stores and nobody sees: then the two never agree again.</summary>
        public void Agree()
        {
            var (loads, seen) = (Loads, Seen);
            if (loads == seen)
                Agreed = new Counted(loads, seen);
        }

        public void Saw(long value) => _seen.TryAdd(value, true);

        public void Reset()
        {
            _loads = 0;
            _seen.Clear();
        }

        public async ValueTask<long> LoadAsync()
        {
            var value = Interlocked.Increment(ref _loads);
            await Task.Delay(Load);
            return value;
        }
    }
}
