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
        if (dice < 0.4)
            await WriteDecoratedAsync(row, dice);
        else
            await WriteByHandAsync(row, dice);
    }

    /// <remarks>A decorated write does not tell whether its invalidation was applied or deferred.</remarks>
    private async Task WriteDecoratedAsync(int row, double dice)
    {
        var (shard, id) = Math.DivRem(row, OracleMap.RowsPerShard);
        switch (dice)
        {
            case < 0.26:
                var version = await items.WriteAsync(shard, id);
                ledger.Untold([new(row, View.Near, version), new(row, View.Far, version)]);
                break;
            case < 0.38:
                ledger.Untold([.. Invalidated.Throughout(row, await items.WriteThroughoutAsync(shard, id))]);
                break;
            case < 0.39:
                ledger.Untold(Invalidated.Throughout(Items.RowsOfShard(shard), await items.WriteShardAsync(shard)));
                break;
            default:
                ledger.Untold(Invalidated.Throughout(Items.RowsOfLane(id), await items.WriteLaneAsync(id)));
                break;
        }
    }

    private async Task WriteByHandAsync(int row, double dice)
    {
        var (shard, id) = Math.DivRem(row, OracleMap.RowsPerShard);
        switch (dice)
        {
            case < 0.80:
                var view = (View)_random.Next(OracleMap.Views);
                IReadOnlyList<Invalidated> one = [new(row, view, source.Commit(row))];
                await InvalidateAsync(static (cache, key) => cache.InvalidateAsync(key), CacheKey.Format($"item:{shard}:{id}:{NameOf(view)}"), one);
                break;
            case < 0.98:
                IReadOnlyList<Invalidated> all = [.. Invalidated.Throughout(row, source.Commit(row))];
                await InvalidateAsync(static (cache, key) => cache.InvalidateAsync(key + ":*"), CacheKey.Format($"item:{shard}:{id}"), all);
                break;
            case < 0.99:
                var below = Invalidated.Throughout(Items.RowsOfShard(shard), await source.WriteShardAsync(shard));
                await InvalidateAsync(static (cache, key) => cache.InvalidateAsync(key + ":*"), CacheKey.Format($"item:{shard}"), below);
                break;
            default:
                var tagged = Invalidated.Throughout(Items.RowsOfLane(id), await source.WriteLaneAsync(id));
                await InvalidateAsync(static (cache, tag) => cache.InvalidateTagAsync(tag), CacheKey.Format($"lane:{id}"), tagged);
                break;
        }
    }

    private async Task InvalidateAsync(
        Func<ICache, string, ValueTask<InvalidationOutcome>> invalidate, string text, IReadOnlyList<Invalidated> all)
    {
        var began = Stopwatch.GetTimestamp();
        ledger.Told(await invalidate(cache, text), began, all);
    }

    private static string NameOf(View view) => view switch
    {
        View.Near => "near",
        View.Far => "far",
        _ => "hand",
    };
}
