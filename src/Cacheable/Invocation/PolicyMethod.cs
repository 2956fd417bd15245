using Cacheable.Contract;

namespace Cacheable.Invocation;

/// <summary>A cached method whose policy may come with the call, as it does by hand.</summary>
internal abstract class PolicyMethod<TKey, TValue> : CachedMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Looks in L1.</summary>
    public bool TryGet(in TKey key, out TValue value) => TryGetHit(in key, out value);

    /// <summary>All that follows a miss in L1, under <paramref name="policy"/>.</summary>
    public abstract ValueTask<TValue> MissAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken);
}
