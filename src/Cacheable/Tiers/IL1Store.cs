using System.Diagnostics.CodeAnalysis;

namespace Cacheable.Tiers;

/// <summary>
/// L1 of one cached method: bounded, typed by the method's key. It keeps entries; whether one is still valid is its caller's
/// question. Implemented by structs, so that the hit path is compiled for the store it has and calls nothing virtually.
/// </summary>
internal interface IL1Store<TKey, TStored>
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>How many entries are held, the expired and invalidated among them.</summary>
    int Count { get; }

    /// <summary>Finds an entry.</summary>
    bool TryGet(in TKey key, [NotNullWhen(true)] out L1Entry<TKey, TStored>? entry);

    /// <summary>Adds or replaces an entry. <paramref name="timeToLive"/> is what its expiry says, for stores that expire by themselves.</summary>
    void Set(L1Entry<TKey, TStored> entry, TimeSpan timeToLive);

    /// <summary>Takes an entry out, whichever the key has.</summary>
    void Remove(in TKey key);

    /// <summary>Goes through what is held.</summary>
    IEnumerable<L1Entry<TKey, TStored>> Entries();
}
