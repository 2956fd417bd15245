using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.Misses;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Writes;
using Cacheable.Tiers;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

internal sealed class EngineCachedMethod<TKey, TValue, TStore>(
    L1Tier<TKey, TValue, TStore> l1,
    MissPath<TKey, TValue> missPath,
    WrittenEntries<TKey, TValue>? written,
    UncommittedReads uncommitted,
    Heartbeat heartbeat,
    MethodPolicy? policy) : PolicyMethod<TKey, TValue>, IWritableEntries<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
    where TStore : struct, IL1Store<TKey, TValue>
{
    // By hand there is no policy, and no method that names these entries.
    public WrittenEntries<TKey, TValue> Written => written!;

    public override ValueTask<TValue> MissAsync(
        CacheScope scope, TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken) =>
        uncommitted.BypassLoad(scope) ? BypassAsync(scope, key, policy, load, cancellationToken)
            : heartbeat.IsResting && policy.IsEnabled ? WakeAsync(key, policy, load, cancellationToken)
            : missPath.GetAsync(key, policy, load, cancellationToken);

    protected override bool TryGetHit(CacheScope scope, in TKey key, out TValue value)
    {
        if (uncommitted.Bypass(scope))
        {
            value = default!;
            return false;
        }

        return l1.TryGet(in key, out value);
    }

    protected override ValueTask<TValue> MissAsync(CacheScope scope, TKey key, Load<TValue> load, CancellationToken cancellationToken) =>
        MissAsync(scope, key, policy!.Current, load, cancellationToken);

    // Inside of a transaction that has written nothing the cache still answers.
    private ValueTask<TValue> BypassAsync(
        CacheScope scope, TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken) =>
        !uncommitted.Bypass(scope) && missPath.TryGetDue(key, policy, out var due)
            ? new ValueTask<TValue>(due)
            : missPath.BypassAsync(load, cancellationToken);

    // After a rest the entry may be there, only not proven.
    private async ValueTask<TValue> WakeAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        await heartbeat.WakeAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return l1.TryGet(in key, out var value)
            ? value
            : await missPath.GetAsync(key, policy, load, cancellationToken).ConfigureAwait(false);
    }
}
