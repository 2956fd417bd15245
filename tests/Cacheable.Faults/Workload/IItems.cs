namespace Cacheable.Faults.Workload;

/// <summary>The rows, as a service caches them.</summary>
[CacheDefaults(Ttl = "1m", Jitter = "10%")]
public interface IItems
{
    /// <summary>A row through L1 and L2.</summary>
    [Cached("item:<shard>:<id>:near", Tags = ["lane:<id>"])]
    ValueTask<Item> GetAsync(int shard, int id, CancellationToken cancellationToken = default);

    /// <summary>A row through L2 alone.</summary>
    [Cached("item:<shard>:<id>:far", Tiers = CacheTiers.L2, Tags = ["lane:<id>"])]
    Task<Item> GetFarAsync(int shard, int id);

    /// <summary>Commits a row and invalidates the keys of its two methods.</summary>
    /// <returns>The committed version.</returns>
    [InvalidatesCache("item:<shard>:<id>:near")]
    [InvalidatesCache("item:<shard>:<id>:far")]
    Task<long> WriteAsync(int shard, int id);

    /// <summary>Commits a row and invalidates everything below it.</summary>
    /// <returns>The committed version.</returns>
    [InvalidatesCache("item:<shard>:<id>:*")]
    ValueTask<long> WriteThroughoutAsync(int shard, int id);

    /// <summary>Commits every row of a shard and invalidates everything below it.</summary>
    /// <returns>The committed versions.</returns>
    [InvalidatesCache("item:<shard>:*")]
    Task<long[]> WriteShardAsync(int shard);

    /// <summary>Commits the row of this id in every shard and invalidates their tag.</summary>
    /// <returns>The committed versions.</returns>
    [InvalidatesCache(Tags = ["lane:<id>"])]
    Task<long[]> WriteLaneAsync(int id);
}
