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
        using var meters = redis is null ? null : new CacheMeters(shop.Owns);
        using var shoppers = new Shoppers(plan, shop.Addresses, options.Clients);
        var time = options.WarmUp + options.Duration;

        // Both halves warm up alike: the runtime compiles, the database fills its page cache, the cache fills.
        var warmUp = await shoppers.ShopAsync(options.WarmUp, done => progress(done * (options.WarmUp / time)));

        var loadsBefore = shop.DatabaseLoads;
        var cacheBefore = meters?.Read();
        var startedAt = Stopwatch.GetTimestamp();
        var logs = await shoppers.ShopAsync(options.Duration, done => progress((options.WarmUp + (options.Duration * done)) / time));
        var elapsed = Stopwatch.GetElapsedTime(startedAt);
        var loads = shop.DatabaseLoads - loadsBefore;
        var cache = cacheBefore is null ? null : meters!.Read() - cacheBefore;

        // Who closes flushes what is queued, so that afterwards each saved cart is in the database.
        await shop.CloseAsync();
        progress(1);

        ShopperLog[] whole = [.. warmUp, .. logs];
        var latencies = Merge(logs);
        return new HalfFigures
        {
            Seconds = elapsed.TotalSeconds,
            Requests = latencies.TotalCount,
            Errors = whole.Sum(log => log.Errors),
            FirstError = whole.Select(log => log.FirstError).FirstOrDefault(error => error is not null),
            DatabaseLoads = loads,
            MedianMilliseconds = latencies.GetValueAtPercentile(50) / 1000.0,
            P99Milliseconds = latencies.GetValueAtPercentile(99) / 1000.0,
            Cache = cache,
            Queue = meters?.ReadQueue(),
            MissingCarts = shop.Ask(database => CartAudit.CountMissing(database, whole.SelectMany(log => log.Writes))),
            Staleness = Check(whole),
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
