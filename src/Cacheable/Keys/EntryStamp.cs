namespace Cacheable.Keys;

/// <summary>Up to which invalidation an entry is known to be valid, and which names can invalidate it.</summary>
/// <param name="ticket">The number of the last invalidation known when its load began.</param>
/// <param name="names">The slots of the entry's key and prefixes.</param>
internal struct EntryStamp(long ticket, NameSlots names)
{
    /// <summary>Rises with each check that finds the entry valid, so that the next check is one comparison.</summary>
    public long Ticket = ticket;

    public readonly NameSlots Names = names;
}
