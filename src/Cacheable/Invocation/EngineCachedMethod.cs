using Cacheable.Contract;
using Cacheable.Tiers;

namespace Cacheable.Invocation;

internal sealed class EngineCachedMethod<TKey, TValue, TStore>(
    L1Tier<TKey, TValue, TStore> l1, MissPath<TKey, TValue> missPath, EntryPolicy? policy) : PolicyMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
    where TStore : struct, IL1Store<TKey, TValue>
{
    public override ValueTask<TValue> MissAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken) =>
        missPath.GetAsync(key, policy, load, cancellationToken);

    protected override bool TryGetHit(in TKey key, out TValue value) => l1.TryGet(in key, out value);

    protected override ValueTask<TValue> MissAsync(TKey key, Load<TValue> load, CancellationToken cancellationToken) =>
        missPath.GetAsync(key, policy!, load, cancellationToken);
}
