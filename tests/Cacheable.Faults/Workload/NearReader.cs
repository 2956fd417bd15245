using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>Reads through L1 and L2: decorated and by hand, many callers on the same rows, some of whom give up.</summary>
internal sealed class NearReader(OracleMap map, Identity identity, Judge judge, Action<string> tell, IItems items, ICache cache, Items source, int seed)
    : Reader(map, identity, judge, tell)
{
    private static readonly CacheEntryOptions[] ByHand =
        [.. Enumerable.Range(0, OracleMap.RowsPerShard).Select(static id => new CacheEntryOptions { TimeToLive = TimeSpan.FromMinutes(1), Tags = [$"lane:{id}"] })];
    private static readonly string[] HandKeys =
        [.. Enumerable.Range(0, OracleMap.Rows).Select(static row => $"item:{row / OracleMap.RowsPerShard}:{row % OracleMap.RowsPerShard}:hand")];

    private readonly Random _random = new(seed);
    private readonly Zipf _rows = new(OracleMap.Rows, 0.9);

    protected override (int Row, View View) Next() => (_rows.At(_random.NextDouble()), _random.Next(4) == 0 ? View.Hand : View.Near);

    protected override ValueTask<Item> StartAsync(int row, View view)
    {
        if (view == View.Hand)
        {
            return cache.GetOrCreateAsync(
                HandKeys[row], (source, row), static (state, ct) => state.source.LoadAsync(state.row, View.Hand, ct), ByHand[row % OracleMap.RowsPerShard]);
        }

        var (shard, id) = Math.DivRem(row, OracleMap.RowsPerShard);
        return _random.Next(200) == 0 ? ImpatientAsync(shard, id) : items.GetAsync(shard, id);
    }

    private async ValueTask<Item> ImpatientAsync(int shard, int id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(_random.Next(1, 20)));
        return await items.GetAsync(shard, id, patience.Token);
    }
}
