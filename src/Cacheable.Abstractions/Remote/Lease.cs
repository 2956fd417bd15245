namespace Cacheable.Remote;

/// <summary>The right to fill one entry, given to at most one holder at a time and lost to any invalidation.</summary>
/// <param name="Token">Random, known to the holder alone.</param>
/// <param name="Incarnation">Which life of the remote tier's metadata gave the lease; data loss starts another.</param>
/// <param name="Stamp">The sequence of invalidations at the moment the lease was given.</param>
public readonly record struct Lease(long Token, long Incarnation, long Stamp);
