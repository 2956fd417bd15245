using BitFaster.Caching.Lru;
using Cacheable.Keys;

namespace Cacheable.Tiers;

/// <summary>An entry as L1 holds it. It is its own item in BitFaster's store, so that an entry is one object.</summary>
internal sealed class L1Entry<TKey, TStored> : LruItem<TKey, L1Entry<TKey, TStored>>
    where TKey : struct, IEquatable<TKey>
{
    private EntryStamp _stamp;

    /// <param name="key">The method's key.</param>
    /// <param name="stored">The value, or the finished task that carries it.</param>
    /// <param name="expiresAt">When it expires, by the <see cref="CoarseClock"/>.</param>
    /// <param name="stamp">What can invalidate it.</param>
    public L1Entry(TKey key, TStored stored, long expiresAt, EntryStamp stamp)
        : base(key, null!)
    {
        (Stored, ExpiresAt, _stamp) = (stored, expiresAt, stamp);
        Value = this;
    }

    public TStored Stored { get; }

    public long ExpiresAt { get; }

    /// <summary>In place, because a check that finds the entry valid writes into it.</summary>
    public ref EntryStamp Stamp => ref _stamp;
}
