using System.Diagnostics.CodeAnalysis;
using BitFaster.Caching.Lru;

namespace Cacheable.Tiers;

/// <summary>L1 on BitFaster's concurrent LRU.</summary>
internal readonly struct BitFasterL1Store<TKey, TStored>(int capacity) : IL1Store<TKey, TStored>
    where TKey : struct, IEquatable<TKey>
{
    private readonly ConcurrentLruCore<
        TKey,
        L1Entry<TKey, TStored>,
        L1Entry<TKey, TStored>,
        L1EntryPolicy<TKey, TStored>,
        NoTelemetryPolicy<TKey, L1Entry<TKey, TStored>>> _entries =
        new(Environment.ProcessorCount, new FavorWarmPartition(capacity), EqualityComparer<TKey>.Default, default, default);

    public int Count => _entries.Count;

    public bool TryGet(in TKey key, [NotNullWhen(true)] out L1Entry<TKey, TStored>? entry) => _entries.TryGet(key, out entry);

    public void Set(L1Entry<TKey, TStored> entry, TimeSpan timeToLive)
    {
        // Never in place: the old entry would stay as the item and keep the new one as its value, two objects for one.
        _entries.TryRemove(entry.Key);
        _entries.AddOrUpdate(entry.Key, entry);
    }

    public void Remove(in TKey key) => _entries.TryRemove(key);

    public IEnumerable<L1Entry<TKey, TStored>> Entries() => _entries.Select(static pair => pair.Value);
}
