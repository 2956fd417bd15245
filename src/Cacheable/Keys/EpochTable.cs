using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cacheable.KeyTemplates;
using Cacheable.Remote;

namespace Cacheable.Keys;

/// <summary>
/// Every invalidation that this process knows of, as one number per name: the epoch. An entry is valid while no name of it has
/// an epoch above the ticket its load began with, so one write invalidates all keys below a prefix, however many there are.
/// </summary>
/// <remarks>
/// Names share a fixed table by hash. Two names in one slot make a needless miss, never a stale hit. Keys and prefixes of each
/// depth have a region of their own, so that the few shallow prefixes (<c>user</c>) that thousands of entries share do not
/// collide with the many deep ones (<c>user:4</c>) that are invalidated all the time. A prefix deeper than three segments counts
/// as its first three: more misses in L1, and L2 is exact. Tags have a region as well.
/// </remarks>
/// <param name="seed">Of the hash that places names, so that nobody outside can tell which names collide.</param>
internal sealed class EpochTable(long seed)
{
    /// <summary>The region of tags, after those of keys and prefixes.</summary>
    public const int TagRegion = NameSlots.Regions;

    private const int DeepestRegion = NameSlots.Regions - 1;

    private readonly long[] _epochs = new long[(TagRegion + 1) << NameSlots.Bits];
    private readonly Lock _lock = new();
    private long _latest;
    private long _floor;

    /// <summary>The number of the last invalidation. What was found valid up to it needs no further check.</summary>
    public long Latest => Volatile.Read(ref _latest);

    /// <summary>The stamp for a load of <paramref name="key"/> that begins now.</summary>
    public EntryStamp Stamp(EntryKey key)
    {
        // The ticket first: an invalidation that comes between must count as later than the load.
        var ticket = Latest;
        Span<ushort> slots = stackalloc ushort[NameSlots.Regions];
        slots[0] = SlotOf(key.Text);
        for (var depth = 1; depth <= Math.Min(key.Prefixes.Count, DeepestRegion); depth++)
        {
            slots[depth] = SlotOf(key.Prefixes[depth - 1]);
        }

        return new EntryStamp(ticket, new NameSlots(slots), SlotsOf(key.Tags));
    }

    /// <summary>Whether what has <paramref name="stamp"/> may still be returned.</summary>
    public bool Admits(in EntryStamp stamp) => Latest <= stamp.Ticket || HasNoneAfter(stamp.Ticket, stamp.Names, stamp.Tags);

    /// <summary>Whether an entry may still be returned; if so, <paramref name="ticket"/> rises to what it was checked against, so that the next check is one comparison.</summary>
    public bool Confirms(ref long ticket, NameSlots names, TagSlots? tags)
    {
        var latest = Latest;
        var known = Volatile.Read(ref ticket);
        if (!HasNoneAfter(known, names, tags))
        {
            return false;
        }

        // No name was invalidated up to the number read before, so the entry is as good as one loaded then. Two threads may write
        // here at once, each a number that it has checked.
        Volatile.Write(ref ticket, latest);
        return true;
    }

    /// <summary>From now on, nothing of <paramref name="name"/> whose load began earlier is admitted.</summary>
    public void Invalidate(CacheName name)
    {
        var place = PlaceOf(name);
        lock (_lock)
        {
            Raise(place);
        }
    }

    /// <summary>Invalidates <paramref name="names"/>, and stamps what takes the place of the entry whose write began at <paramref name="since"/>.</summary>
    /// <returns>The stamp; <see langword="null"/> where a name of the entry was invalidated since, so that something newer may be known.</returns>
    public EntryStamp? Replace(in EntryStamp since, IReadOnlyList<CacheName> names)
    {
        var places = names.Select(PlaceOf).ToArray();
        lock (_lock)
        {
            // Before its own names are raised, and in one step with them: of two who replace one entry, the second finds the first.
            var isNewest = HasNoneAfter(since.Ticket, since.Names, since.Tags);
            foreach (var place in places)
            {
                Raise(place);
            }

            return isNewest ? since with { Ticket = _latest } : null;
        }
    }

    /// <summary>From now on, nothing whose load began earlier is admitted.</summary>
    public void InvalidateAll()
    {
        lock (_lock)
        {
            Volatile.Write(ref _floor, _latest + 1);
            Volatile.Write(ref _latest, _latest + 1);
        }
    }

    /// <summary>The slot of a key's text, to find its entry again in a store that is typed by another key.</summary>
    public ushort SlotOfKey(string text) => SlotOf(text);

    private int PlaceOf(CacheName name)
    {
        var (region, slot) = name.Kind switch
        {
            CacheNameKind.Prefix => (Math.Min(Depth(name.Text), DeepestRegion), SlotOf(Shallow(name.Text))),
            CacheNameKind.Tag => (TagRegion, SlotOf(name.Text)),
            _ => (0, SlotOf(name.Text)),
        };
        return (region << NameSlots.Bits) | slot;
    }

    // Under the lock.
    private void Raise(int place)
    {
        // The epoch before the number: who has seen the number must find the epoch, or it would confirm an entry past it.
        var number = _latest + 1;
        Volatile.Write(ref _epochs[place], number);
        Volatile.Write(ref _latest, number);
    }

    private static int Depth(string prefix) => prefix.AsSpan().Count(KeyGrammar.Separator) + 1;

    private static ReadOnlySpan<char> Shallow(string prefix)
    {
        var end = 0;
        for (var depth = 1; depth <= DeepestRegion; depth++)
        {
            var separator = prefix.IndexOf(KeyGrammar.Separator, end);
            if (separator < 0)
            {
                return prefix;
            }

            end = separator + 1;
        }

        return prefix.AsSpan(0, end - 1);
    }

    // Never zero, which says that there is no such name.
    private ushort SlotOf(ReadOnlySpan<char> text) =>
        (ushort)Math.Max(1, XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), seed) & ((1 << NameSlots.Bits) - 1));

    private TagSlots? SlotsOf(IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
        {
            return null;
        }

        var slots = new ushort[tags.Count];
        for (var index = 0; index < slots.Length; index++)
        {
            slots[index] = SlotOf(tags[index]);
        }

        return new TagSlots(slots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasNoneAfter(long ticket, NameSlots names, TagSlots? tags) =>
        Volatile.Read(ref _floor) <= ticket && names.AllAtMost(ticket, _epochs) && (tags is null || tags.AllAtMost(ticket, _epochs));
}
