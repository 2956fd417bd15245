using BitFaster.Caching;
using BitFaster.Caching.Lru;

namespace Cacheable.Tiers;

/// <summary>Hears from BitFaster's store what went, for whatever reason. It counts nothing else: a hit costs what it costs without.</summary>
internal readonly struct L1WeightPolicy<TKey, TStored>(L1Weight weight) : ITelemetryPolicy<TKey, L1Entry<TKey, TStored>>
    where TKey : struct, IEquatable<TKey>
{
    private readonly L1Weight _weight = weight;

    /// <summary>Nobody listens: the application hears of its cache by its meters.</summary>
    public event EventHandler<ItemRemovedEventArgs<TKey, L1Entry<TKey, TStored>>> ItemRemoved
    {
        add { }
        remove { }
    }

    /// <inheritdoc cref="ItemRemoved"/>
    public event EventHandler<ItemUpdatedEventArgs<TKey, L1Entry<TKey, TStored>>> ItemUpdated
    {
        add { }
        remove { }
    }

    public double HitRatio => 0;

    public long Total => 0;

    public long Hits => 0;

    public long Misses => 0;

    public long Evicted => 0;

    public long Updated => 0;

    public void IncrementMiss()
    {
    }

    public void IncrementHit()
    {
    }

    public void OnItemRemoved(TKey key, L1Entry<TKey, TStored> value, ItemRemovedReason reason) => _weight.Subtract(value.Bytes);

    // The store replaces by removing and adding.
    public void OnItemUpdated(TKey key, L1Entry<TKey, TStored> oldValue, L1Entry<TKey, TStored> newValue)
    {
    }

    public void SetEventSource(object source)
    {
    }
}
