using System.Diagnostics;
using Cacheable.Faults.Oracle;
using Cacheable.Faults.Run;
using Cacheable.Faults.Workload;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Faults.Staleness;

/// <summary>Commits and invalidates every watched row once, at moments spread over an L1 lease.</summary>
internal sealed class RowWriter(OracleMap map, IServiceProvider provider, Identity identity, RunOptions options)
{
    private readonly Random _random = new(options.Seed);
    private readonly ICache _cache = provider.GetRequiredService<ICache>();

    public Task InvalidateAllAsync() =>
        Task.WhenAll(Enumerable.Range(0, Watcher.Rows).Select(row => InvalidateAsync(row, options.L1Lease * _random.NextDouble())).ToList());

    private async Task InvalidateAsync(int row, TimeSpan after)
    {
        await Pause.For(after);
        var version = map.Source.Commit(row);
        // By key and by prefix in turn: they go different ways through L2 and the log.
        var text = CacheKey.Format($"item:{row / OracleMap.RowsPerShard}:{row % OracleMap.RowsPerShard}") + (version % 2 == 0 ? ":near" : ":*");
        while (await _cache.InvalidateAsync(text) != InvalidationOutcome.Applied)
            await Pause.ForMilliseconds(5);

        map.Demands.Post(row, View.Near, new Demand(identity.Instance, identity.Generation, version, Stopwatch.GetTimestamp(), IsApplied: true));
    }
}
