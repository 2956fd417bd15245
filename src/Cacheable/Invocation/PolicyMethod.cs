using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>A cached method whose policy may come with the call, as it does by hand.</summary>
internal abstract class PolicyMethod<TKey, TValue> : CachedMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Looks in L1.</summary>
    public bool TryGet(CacheScope scope, in TKey key, out TValue value) => TryGetHit(scope, in key, out value);

    /// <summary>All that follows a miss in L1, under <paramref name="policy"/>.</summary>
    public abstract ValueTask<TValue> MissAsync(
        CacheScope scope, TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken);
}
