namespace Cacheable.Keys;

/// <summary>Up to which invalidation a load is known to be valid, and which names can invalidate what it brings.</summary>
/// <param name="Ticket">The number of the last invalidation known when the load began.</param>
/// <param name="Names">The slots of the entry's key and prefixes.</param>
/// <param name="Tags">The slots of its tags, where it has any.</param>
internal readonly record struct EntryStamp(long Ticket, NameSlots Names, TagSlots? Tags);
