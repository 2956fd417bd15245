using Cacheable.Contract;

namespace Cacheable.Invocation;

internal sealed class EngineCachedMethod<TKey, TValue>(L1Tier<TKey, TValue> l1, MissPath<TKey, TValue> missPath, EntryPolicy policy)
    : CachedMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    protected override bool TryGetHit(in TKey key, out TValue value) => l1.TryGet(in key, out value);

    protected override ValueTask<TValue> MissAsync(TKey key, Load<TValue> load, CancellationToken cancellationToken) =>
        missPath.GetAsync(key, policy, load, cancellationToken);
}
