using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>
/// Reads through L2 alone. The readers of an instance divide the rows among them, so each read asks L2 itself, and what was
/// invalidated anywhere before it began must be gone.
/// </summary>
internal sealed class FarReader(OracleMap map, Identity identity, Judge judge, Action<string> tell, IItems items, int part, int parts, int seed)
    : Reader(map, identity, judge, tell)
{
    private readonly Random _random = new(seed);
    private readonly Zipf _rows = new(OracleMap.Rows / parts, 0.9);

    protected override (int Row, View View) Next() => ((_rows.At(_random.NextDouble()) * parts) + part, View.Far);

    protected override ValueTask<Item> StartAsync(int row, View view)
    {
        var (shard, id) = Math.DivRem(row, OracleMap.RowsPerShard);
        return new ValueTask<Item>(items.GetFarAsync(shard, id));
    }
}
