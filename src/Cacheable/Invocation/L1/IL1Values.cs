using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Cacheable.Keys;
using Cacheable.Tiers;

namespace Cacheable.Invocation.L1;

/// <summary>L1 of a method as its miss path sees it: values go in and come out, whatever it stores.</summary>
internal interface IL1Values<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Finds a hit, and counts it.</summary>
    bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value);

    /// <summary>Finds an entry that is no longer fresh. Counts nothing.</summary>
    bool TryGetLate(TKey key, out LateEntry<TValue> late);

    /// <summary>Keeps a value, unless an invalidation has come since <paramref name="stamp"/>, or <paramref name="term"/> has ended.</summary>
    void Publish(TKey key, TValue value, L1Life life, in EntryStamp stamp, PolicyTerm term);
}
