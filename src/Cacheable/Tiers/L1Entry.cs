using BitFaster.Caching.Lru;
using Cacheable.Keys;

namespace Cacheable.Tiers;

/// <summary>An entry as L1 holds it. It is its own item in BitFaster's store, so that an entry is one object.</summary>
internal class L1Entry<TKey, TStored> : LruItem<TKey, L1Entry<TKey, TStored>>
    where TKey : struct, IEquatable<TKey>
{
    private readonly NameSlots _names;

    // Negative for an entry that needs no proof: one word, because an application holds many entries.
    private readonly long _end;
    private long _ticket;

    /// <param name="key">The method's key.</param>
    /// <param name="stored">The value, or the finished task that carries it.</param>
    /// <param name="life">When it ends.</param>
    /// <param name="stamp">What can invalidate it.</param>
    protected L1Entry(TKey key, TStored stored, L1Life life, in EntryStamp stamp)
        : base(key, null!)
    {
        (Stored, _names, _ticket, _end) = (stored, stamp.Names, stamp.Ticket, life.NeedsProof ? life.End : -life.End);
        Value = this;
    }

    public TStored Stored { get; }

    /// <summary>When it expires, by the <see cref="CoarseClock"/>.</summary>
    public long ExpiresAt => Afterlife?.HitUntil ?? Math.Abs(_end);

    /// <summary>What it is after it is fresh; <see langword="null"/> where it then is nothing.</summary>
    public virtual L1Afterlife? Afterlife => null;

    /// <summary>What it weighs where L1 is limited by bytes; zero elsewhere.</summary>
    public virtual int Bytes => 0;

    /// <summary>The slot of its key's text.</summary>
    public ushort KeySlot => _names.Key;

    protected virtual TagSlots? Tags => null;

    public static L1Entry<TKey, TStored> Create(TKey key, TStored stored, L1Life life, in EntryStamp stamp) =>
        stamp.Tags is null && life.Afterlife is null && life.Bytes == 0
            ? new L1Entry<TKey, TStored>(key, stored, life, stamp)
            : new Extended(key, stored, life, stamp);

    /// <summary>Whether it is fresh, and has not outlived what proves it.</summary>
    public bool IsAlive(long now, long provenUntil) => _end > now ? provenUntil > now : -_end > now;

    /// <summary>Whether it may still be looked at when it is not fresh. An entry that needs no proof has no afterlife.</summary>
    public bool IsKept(long now, long provenUntil) => Afterlife is { } afterlife && afterlife.KeptUntil > now && provenUntil > now;

    /// <summary>Whether no name of it was invalidated since its load began.</summary>
    public bool IsAdmittedBy(EpochTable epochs) => epochs.Latest <= Volatile.Read(ref _ticket) || epochs.Confirms(ref _ticket, _names, Tags);

    // What few entries have: most are as small as they can be.
    private sealed class Extended(TKey key, TStored stored, L1Life life, in EntryStamp stamp) : L1Entry<TKey, TStored>(key, stored, life, stamp)
    {
        public override L1Afterlife? Afterlife { get; } = life.Afterlife;

        public override int Bytes { get; } = life.Bytes;

        protected override TagSlots? Tags { get; } = stamp.Tags;
    }
}
