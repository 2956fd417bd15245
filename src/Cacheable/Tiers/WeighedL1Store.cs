using System.Diagnostics.CodeAnalysis;
using BitFaster.Caching.Lru;

namespace Cacheable.Tiers;

/// <summary>L1 on BitFaster's concurrent LRU, bounded by what its entries weigh as well as by their number.</summary>
/// <remarks>A store of its own: where nobody limits the bytes, nothing of this is there.</remarks>
internal readonly struct WeighedL1Store<TKey, TStored> : IL1Store<TKey, TStored>
    where TKey : struct, IEquatable<TKey>
{
    private readonly ConcurrentLruCore<
        TKey,
        L1Entry<TKey, TStored>,
        L1Entry<TKey, TStored>,
        L1EntryPolicy<TKey, TStored>,
        L1WeightPolicy<TKey, TStored>> _entries;

    private readonly L1Partition _partition;
    private readonly L1Weight _weight;
    private readonly int _capacity;

    public WeighedL1Store(int capacity, L1Weight weight)
    {
        (_partition, _weight, _capacity) = (new L1Partition(capacity), weight, capacity);
        _entries = new(Environment.ProcessorCount, _partition, EqualityComparer<TKey>.Default, default, new(weight));
    }

    public int Count => _entries.Count;

    public bool TryGet(in TKey key, [NotNullWhen(true)] out L1Entry<TKey, TStored>? entry) => _entries.TryGet(key, out entry);

    public void Set(L1Entry<TKey, TStored> entry, TimeSpan timeToLive)
    {
        if (entry.Bytes > _weight.Limit)
        {
            // It would take the place of all others and then its own; and what it follows is older.
            _entries.TryRemove(entry.Key);
            return;
        }

        // Until it is this one that was added: what two threads set in place of each other would be added up by nobody.
        do
        {
            _entries.TryRemove(entry.Key);
        }
        while (!ReferenceEquals(_entries.GetOrAdd(entry.Key, static (_, added) => added, entry), entry));

        _weight.Add(entry.Bytes);
        _partition.Fit(_weight);

        // The queues also hold what was removed already and weighs nothing; once through them, what others add is theirs to trim.
        for (var turns = 0; _weight.IsExceeded && turns < _capacity; turns++)
        {
            _entries.Trim(1);
        }
    }

    public void Remove(in TKey key) => _entries.TryRemove(key);

    public IEnumerable<L1Entry<TKey, TStored>> Entries() => _entries.Select(static pair => pair.Value);
}
