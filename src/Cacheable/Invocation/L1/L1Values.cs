using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Cacheable.Keys;
using Cacheable.Tiers;

namespace Cacheable.Invocation.L1;

/// <summary>An L1 that stores the values themselves.</summary>
internal sealed class L1Values<TKey, TValue, TStore>(L1Tier<TKey, TValue, TStore> tier) : IL1Values<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
    where TStore : struct, IL1Store<TKey, TValue>
{
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => tier.TryGet(in key, out value);

    public bool TryGetLate(TKey key, out LateEntry<TValue> late) => tier.TryGetLate(in key, out late);

    public void Publish(TKey key, TValue value, L1Life life, in EntryStamp stamp, PolicyTerm term) => tier.Publish(in key, value, life, stamp, term);
}
