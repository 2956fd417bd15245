using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>The source behind the cache: loads take their time at the worst moments, and some fail.</summary>
internal sealed class Items(OracleMap map, Identity identity) : IItems
{
    private static readonly string Filling = new('.', 160);

    public async ValueTask<Item> GetAsync(int shard, int id, CancellationToken cancellationToken = default) =>
        await LoadAsync(RowOf(shard, id), View.Near, cancellationToken);

    public async Task<Item> GetFarAsync(int shard, int id) => await LoadAsync(RowOf(shard, id), View.Far, CancellationToken.None);

    public Task<long> WriteAsync(int shard, int id) => Task.FromResult(Commit(RowOf(shard, id)));

    public ValueTask<long> WriteThroughoutAsync(int shard, int id) => new(Commit(RowOf(shard, id)));

    public Task<long[]> WriteShardAsync(int shard) => Task.FromResult(RowsOfShard(shard).Select(Commit).ToArray());

    public Task<long[]> WriteLaneAsync(int id) => Task.FromResult(RowsOfLane(id).Select(Commit).ToArray());

    public static IEnumerable<int> RowsOfShard(int shard) => Enumerable.Range(0, OracleMap.RowsPerShard).Select(id => RowOf(shard, id));

    public static IEnumerable<int> RowsOfLane(int id) => Enumerable.Range(0, OracleMap.Shards).Select(shard => RowOf(shard, id));

    /// <summary>Reads the source, and then takes its time: whatever is invalidated meanwhile, this value must not outlive.</summary>
    public async ValueTask<Item> LoadAsync(int row, View view, CancellationToken cancellationToken)
    {
        var dice = Random.Shared.NextDouble();
        if (dice < 0.002)
            throw new InjectedException();

        Interlocked.Increment(ref map.Boards[identity.Instance].Loads);
        var version = map.Source.Read(row);
        map.Stories.Add(row, StoryKind.Load, identity.Instance, view, version);
        if (dice < 0.2)
        {
            // Most are a query, a few a lock, and one in a thousand outlives the L1 lease.
            var longest = dice < 0.003 ? 1500 : dice < 0.03 ? 200 : 15;
            await Pause.For(TimeSpan.FromMilliseconds(1 + (Random.Shared.NextDouble() * longest)), cancellationToken);
        }

        map.Stories.Add(row, StoryKind.LoadEnds, identity.Instance, view, version);
        return new Item(row, version, Filling);
    }

    /// <summary>Commits the next version of a row.</summary>
    public long Commit(int row)
    {
        var version = map.Source.Commit(row);
        map.Stories.Add(row, StoryKind.Commit, identity.Instance, View.Near, version);
        return version;
    }

    private static int RowOf(int shard, int id) => (shard * OracleMap.RowsPerShard) + id;
}
