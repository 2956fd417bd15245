using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.Misses;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Writes;
using Cacheable.Tiers;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

internal sealed class EngineCachedTaskMethod<TKey, TValue, TStore>(
    L1Tier<TKey, Task<TValue>, TStore> l1,
    MissPath<TKey, TValue> missPath,
    WrittenEntries<TKey, TValue> written,
    UncommittedReads uncommitted,
    Heartbeat heartbeat,
    MethodPolicy policy) : CachedTaskMethod<TKey, TValue>, IWritableEntries<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
    where TStore : struct, IL1Store<TKey, Task<TValue>>
{
    public WrittenEntries<TKey, TValue> Written => written;

    protected override bool TryGetHit(CacheScope scope, in TKey key, [NotNullWhen(true)] out Task<TValue>? task)
    {
        if (uncommitted.Bypass(scope))
        {
            task = null;
            return false;
        }

        return l1.TryGet(in key, out task!);
    }

    protected override Task<TValue> MissAsync(CacheScope scope, TKey key, Load<TValue> load, CancellationToken cancellationToken) =>
        uncommitted.BypassLoad(scope) ? BypassAsync(scope, key, load, cancellationToken)
            : heartbeat.IsResting && policy.Current.IsEnabled ? WakeAsync(key, load, cancellationToken)
            : missPath.GetAsync(key, policy.Current, load, cancellationToken).AsTask();

    // Inside of a transaction that has written nothing the cache still answers.
    private Task<TValue> BypassAsync(CacheScope scope, TKey key, Load<TValue> load, CancellationToken cancellationToken) =>
        !uncommitted.Bypass(scope) && missPath.TryGetDue(key, policy.Current, out var due)
            ? Task.FromResult(due)
            : missPath.BypassAsync(load, cancellationToken).AsTask();

    // After a rest the entry may be there, only not proven.
    private async Task<TValue> WakeAsync(TKey key, Load<TValue> load, CancellationToken cancellationToken)
    {
        await heartbeat.WakeAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return l1.TryGet(in key, out var task)
            ? await task.ConfigureAwait(false)
            : await missPath.GetAsync(key, policy.Current, load, cancellationToken).ConfigureAwait(false);
    }
}
