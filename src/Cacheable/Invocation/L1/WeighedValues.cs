using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Cacheable.Keys;
using Cacheable.Tiers;

namespace Cacheable.Invocation.L1;

/// <summary>An L1 that is limited by bytes: what comes without a payload is weighed on the way in.</summary>
internal sealed class WeighedValues<TKey, TValue>(IL1Values<TKey, TValue> l1, EntrySizes<TValue> sizes) : IL1Values<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => l1.TryGet(key, out value);

    public bool TryGetLate(TKey key, out LateEntry<TValue> late) => l1.TryGetLate(key, out late);

    public void Publish(TKey key, TValue value, L1Life life, in EntryStamp stamp, PolicyTerm term) =>
        l1.Publish(key, value, life.Bytes > 0 ? life : life with { Bytes = sizes.Of(value) }, stamp, term);
}
