namespace Cacheable.Keys;

/// <summary>When the load of an entry began, in this process's count of invalidations, and which names can invalidate it.</summary>
/// <param name="ticket">The number of the last invalidation known when the load began.</param>
/// <param name="names">The slots of the entry's key and prefixes.</param>
internal readonly struct EntryStamp(long ticket, NameSlots names)
{
    // Fields, because the hit path reads them in place: a property would copy what it returns.
    public readonly long Ticket = ticket;
    public readonly NameSlots Names = names;
}
