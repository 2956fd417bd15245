using System.Runtime.CompilerServices;
using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>
/// Every invalidation that this process knows of, as one number per name: the epoch. An entry is valid while no name of it has
/// an epoch above the ticket its load began with, so one write invalidates all keys below a prefix, however many there are.
/// </summary>
/// <remarks>
/// Names share a fixed table by hash. Two names in one slot make a needless miss, never a stale hit. Keys and prefixes of each
/// depth have a region of their own, so that the few shallow prefixes (<c>user</c>) that thousands of entries share do not
/// collide with the many deep ones (<c>user:4</c>) that are invalidated all the time.
/// </remarks>
internal sealed class EpochTable
{
    private const int RegionBits = 16;
    private const int KeyRegion = 0;
    private const int DeepestRegion = 3;

    private readonly long[] _epochs = new long[(DeepestRegion + 1) << RegionBits];
    private long _next;
    private long _latest;
    private long _floor;

    /// <summary>The ticket for a load that begins now.</summary>
    public long Ticket => Volatile.Read(ref _latest);

    /// <summary>The stamp for a load of <paramref name="key"/> that begins now.</summary>
    public EntryStamp Stamp(EntryKey key)
    {
        // The ticket first: an invalidation that comes between must count as later than the load.
        var ticket = Ticket;
        Span<int> slots = stackalloc int[8];
        var count = key.Prefixes.Count + 1;
        slots = count <= slots.Length ? slots[..count] : new int[count];
        slots[0] = SlotOfKey(key.Text);
        for (var depth = 1; depth < count; depth++)
        {
            slots[depth] = SlotOf(key.Prefixes[depth - 1], Math.Min(depth, DeepestRegion));
        }

        return new EntryStamp(ticket, new NameSlots(slots));
    }

    /// <summary>Whether an entry with <paramref name="stamp"/> may still be returned. The hit path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Admits(in EntryStamp stamp) =>
        Volatile.Read(ref _latest) <= stamp.Ticket
        || (Volatile.Read(ref _floor) <= stamp.Ticket && stamp.Names.AllAtMost(stamp.Ticket, _epochs));

    /// <summary>From now on, no entry of <paramref name="name"/> whose load began earlier is admitted.</summary>
    public void Invalidate(CacheName name)
    {
        var slot = name.IsPrefix ? SlotOfPrefix(name.Text) : SlotOfKey(name.Text);
        var ticket = Interlocked.Increment(ref _next);

        // The epoch before the latest ticket: who sees the ticket must find the epoch.
        RaiseTo(ref _epochs[slot], ticket);
        RaiseTo(ref _latest, ticket);
    }

    /// <summary>From now on, no entry whose load began earlier is admitted.</summary>
    public void InvalidateAll()
    {
        var ticket = Interlocked.Increment(ref _next);
        RaiseTo(ref _floor, ticket);
        RaiseTo(ref _latest, ticket);
    }

    /// <summary>The slot of a key's text, to find its entry again in a store that is typed by another key.</summary>
    public static int SlotOfKey(string text) => SlotOf(text, KeyRegion);

    private static int SlotOfPrefix(string prefix) =>
        SlotOf(prefix, Math.Min(prefix.AsSpan().Count(KeyTemplates.KeyGrammar.Separator) + 1, DeepestRegion));

    private static int SlotOf(string text, int region) =>
        (region << RegionBits) | (string.GetHashCode(text) & ((1 << RegionBits) - 1));

    private static void RaiseTo(ref long location, long value)
    {
        // Never backwards: of two invalidations of one slot the later must win, whoever writes last.
        var seen = Volatile.Read(ref location);
        while (seen < value)
        {
            var before = Interlocked.CompareExchange(ref location, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
