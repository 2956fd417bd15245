namespace Cacheable.Keys;

/// <summary>When the load of an entry began, in this process's count of invalidations, and which names can invalidate it.</summary>
/// <param name="ticket">The number of the last invalidation known when the load began.</param>
/// <param name="names">The slots of the entry's key and prefixes.</param>
internal readonly struct EntryStamp(long ticket, NameSlots names)
{
    public long Ticket { get; } = ticket;

    public NameSlots Names { get; } = names;
}
