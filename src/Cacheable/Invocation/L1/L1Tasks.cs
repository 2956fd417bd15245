using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Cacheable.Keys;
using Cacheable.Tiers;

namespace Cacheable.Invocation.L1;

/// <summary>An L1 that stores finished tasks, which hits return as they are.</summary>
internal sealed class L1Tasks<TKey, TValue, TStore>(L1Tier<TKey, Task<TValue>, TStore> tier) : IL1Values<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
    where TStore : struct, IL1Store<TKey, Task<TValue>>
{
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = tier.TryGet(in key, out var finished);
        value = found ? finished.Result : default;
        return found;
    }

    public bool TryGetLate(TKey key, out LateEntry<TValue> late)
    {
        var found = tier.TryGetLate(in key, out var stored);
        late = found ? new LateEntry<TValue>(stored.Stored.Result, stored.Afterlife, stored.Now) : default;
        return found;
    }

    public void Publish(TKey key, TValue value, L1Life life, in EntryStamp stamp, PolicyTerm term) => tier.Publish(in key, Task.FromResult(value), life, stamp, term);
}
