using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Tiers;

namespace Cacheable.Invocation;

internal sealed class EngineCachedMethod<TKey, TValue, TStore>(
    L1Tier<TKey, TValue, TStore> l1, MissPath<TKey, TValue> missPath, Heartbeat heartbeat, EntryPolicy? policy) : PolicyMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
    where TStore : struct, IL1Store<TKey, TValue>
{
    public override ValueTask<TValue> MissAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken) =>
        heartbeat.IsResting
            ? WakeAsync(key, policy, load, cancellationToken)
            : missPath.GetAsync(key, policy, load, cancellationToken);

    protected override bool TryGetHit(in TKey key, out TValue value) => l1.TryGet(in key, out value);

    protected override ValueTask<TValue> MissAsync(TKey key, Load<TValue> load, CancellationToken cancellationToken) =>
        MissAsync(key, policy!, load, cancellationToken);

    // After a rest the entry may be there, only not proven.
    private async ValueTask<TValue> WakeAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        await heartbeat.WakeAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return l1.TryGet(in key, out var value)
            ? value
            : await missPath.GetAsync(key, policy, load, cancellationToken).ConfigureAwait(false);
    }
}
