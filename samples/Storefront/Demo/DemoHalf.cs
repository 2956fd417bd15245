using System.Diagnostics;
using HdrHistogram;
using Storefront.Data.Seeding;

namespace Storefront.Demo;

/// <summary>Runs one half of the demo: starts the shop, lets it warm up, measures, and checks what the shoppers saw.</summary>
internal sealed class DemoHalf(SeedScale scale, LoadPlan plan, DemoOptions options)
{
    /// <param name="redis">L2, or <see langword="null"/> for a shop without a cache.</param>
    /// <param name="progress">Is told the share that is done.</param>
    public async Task<HalfFigures> RunAsync(string? redis, Action<double> progress)
    {
        await using var shop = await ShopInstances.StartAsync(scale, redis, options.Instances);
        using var meters = redis is null ? null : new CacheMeters();
        using var shoppers = new Shoppers(plan, shop.Addresses, options.Clients);
        var whole = options.WarmUp + options.Duration;

        // Both halves warm up alike: the runtime compiles, the database fills its page cache, the cache fills.
        var warmUp = await shoppers.ShopAsync(options.WarmUp, done => progress(done * (options.WarmUp / whole)));

        var loadsBefore = shop.DatabaseLoads;
        var cacheBefore = meters?.Read();
        var startedAt = Stopwatch.GetTimestamp();
        var logs = await shoppers.ShopAsync(options.Duration, done => progress((options.WarmUp + (options.Duration * done)) / whole));
        var elapsed = Stopwatch.GetElapsedTime(startedAt);
        progress(1);

        var latencies = Merge(logs);
        return new HalfFigures
        {
            Seconds = elapsed.TotalSeconds,
            Requests = latencies.TotalCount,
            Errors = warmUp.Concat(logs).Sum(log => log.Errors),
            FirstError = warmUp.Concat(logs).Select(log => log.FirstError).FirstOrDefault(error => error is not null),
            DatabaseLoads = shop.DatabaseLoads - loadsBefore,
            MedianMilliseconds = latencies.GetValueAtPercentile(50) / 1000.0,
            P99Milliseconds = latencies.GetValueAtPercentile(99) / 1000.0,
            Cache = cacheBefore is null ? null : meters!.Read() - cacheBefore,
            Staleness = Check([.. warmUp, .. logs]),
        };
    }

    private static LongHistogram Merge(IReadOnlyList<ShopperLog> logs)
    {
        var merged = new ShopperLog().Latencies;
        foreach (var log in logs)
            merged.Add(log.Latencies);

        return merged;
    }

    private static StalenessReport Check(IReadOnlyList<ShopperLog> logs) =>
        new StalenessChecker(logs.SelectMany(log => log.Writes)).Check(logs.SelectMany(log => log.Reads));
}
