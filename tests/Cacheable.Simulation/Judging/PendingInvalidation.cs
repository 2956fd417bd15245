using Cacheable.Remote;

namespace Cacheable.Simulation.Judging;

/// <summary>An invalidation that has begun.</summary>
/// <param name="Instance">Who invalidates.</param>
/// <param name="Name">What.</param>
/// <param name="Versions">The versions of its keys that were committed when it began.</param>
/// <param name="Since">The number of the last invalidation that had been executed by then.</param>
internal sealed record PendingInvalidation(int Instance, CacheName Name, long[] Versions, long Since);
