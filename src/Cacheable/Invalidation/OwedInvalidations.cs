using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>What L2 is owed at one moment.</summary>
/// <param name="Names">The names it has not heard of.</param>
/// <param name="Fence">Whether there were more than the journal holds, so that only a fence covers them all.</param>
/// <param name="Last">The number of the newest of them.</param>
internal readonly record struct OwedInvalidations(IReadOnlyList<CacheName> Names, bool Fence, long Last);
