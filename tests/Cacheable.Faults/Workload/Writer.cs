using System.Diagnostics;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>Commits rows and invalidates what shows them, in every way there is, a hundred times a second.</summary>
internal sealed class Writer(OracleMap map, Identity identity, IItems items, ICache cache, Items source, Ledger ledger, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Zipf _rows = new(OracleMap.Rows, 0.6);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (!map.Control.WritersRest && map.Control.IdleInstance != identity.Instance)
                await WriteAsync();

            await Pause.ForMilliseconds(_random.Next(2, 24));
        }
    }

    private async Task WriteAsync()
    {
        var board = map.Boards[identity.Instance];
        Interlocked.Increment(ref board.WritesUnderWay);
        try
        {
            // Announced before looked at again: who rests the writers waits for those that did not see it.
            if (!map.Control.WritersRest)
            {
                await WriteOneAsync(_rows.At(_random.NextDouble()), _random.NextDouble());
                Interlocked.Increment(ref board.Writes);
            }
        }
        finally
        {
            Interlocked.Decrement(ref board.WritesUnderWay);
        }
    }

    private async Task WriteOneAsync(int row, double dice)
    {
        var (shard, id) = Math.DivRem(row, OracleMap.RowsPerShard);
        if (dice < 0.25)
        {
            var version = await items.WriteAsync(shard, id);
            ledger.Untold([new(row, View.Near, version), new(row, View.Far, version)]);
        }
        else if (dice < 0.35)
        {
            var version = await items.WriteThroughoutAsync(shard, id);
            ledger.Untold([.. Invalidated.Throughout(row, version)]);
        }
        else if (dice < 0.36)
        {
            var versions = await items.WriteShardAsync(shard);
            ledger.Untold([.. versions.SelectMany((version, index) => Invalidated.Throughout((shard * OracleMap.RowsPerShard) + index, version))]);
        }
        else if (dice < 0.80)
        {
            var view = (View)_random.Next(OracleMap.Views);
            var version = source.Commit(row);
            await InvalidateAsync(CacheKey.Format($"item:{shard}:{id}:{NameOf(view)}"), [new(row, view, version)]);
        }
        else if (dice < 0.99)
        {
            var version = source.Commit(row);
            await InvalidateAsync(CacheKey.Format($"item:{shard}:{id}") + ":*", [.. Invalidated.Throughout(row, version)]);
        }
        else
        {
            var versions = await source.WriteShardAsync(shard);
            await InvalidateAsync(
                CacheKey.Format($"item:{shard}") + ":*",
                [.. versions.SelectMany((version, index) => Invalidated.Throughout((shard * OracleMap.RowsPerShard) + index, version))]);
        }
    }

    private async Task InvalidateAsync(string keyOrPattern, IReadOnlyList<Invalidated> all)
    {
        var began = Stopwatch.GetTimestamp();
        ledger.Told(await cache.InvalidateAsync(keyOrPattern), began, all);
    }

    private static string NameOf(View view) => view switch
    {
        View.Near => "near",
        View.Far => "far",
        _ => "hand",
    };
}
