namespace Cacheable.Faults.Oracle;

/// <summary>What an ended invalidation demands: later reads see at least this version.</summary>
/// <param name="Instance">Who invalidated.</param>
/// <param name="Generation">The number of its process.</param>
/// <param name="Version">The version committed before the invalidation began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="IsApplied">Whether it binds all instances: it was applied. Otherwise it binds its own alone.</param>
internal readonly record struct Demand(int Instance, long Generation, long Version, long Ended, bool IsApplied);
