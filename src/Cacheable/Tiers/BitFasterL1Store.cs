using BitFaster.Caching.Lru;

namespace Cacheable.Tiers;

/// <summary>L1 on BitFaster's concurrent LRU.</summary>
internal readonly struct BitFasterL1Store<TKey, TStored>(int capacity) : IL1Store<TKey, TStored>
    where TKey : struct, IEquatable<TKey>
{
    private readonly FastConcurrentLru<TKey, L1Entry<TStored>> _entries =
        new(Environment.ProcessorCount, capacity, EqualityComparer<TKey>.Default);

    public int Count => _entries.Count;

    public bool TryGet(in TKey key, out L1Entry<TStored> entry) => _entries.TryGet(key, out entry);

    public void Set(in TKey key, in L1Entry<TStored> entry, TimeSpan timeToLive) => _entries.AddOrUpdate(key, entry);

    public void Remove(in TKey key) => _entries.TryRemove(key);

    public IEnumerable<KeyValuePair<TKey, L1Entry<TStored>>> Entries() => _entries;
}
