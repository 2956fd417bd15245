namespace Cacheable.Simulation.Judging;

/// <summary>What a read that begins now may not fall short of.</summary>
/// <param name="OfMemory">The least version if L1 or a load that had begun earlier answers.</param>
/// <param name="OfLoad">The least version if the read itself goes to L2 or to the source.</param>
internal readonly record struct Requirement(long OfMemory, long OfLoad);
