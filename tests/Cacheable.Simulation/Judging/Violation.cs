namespace Cacheable.Simulation.Judging;

/// <summary>Something that must not happen, and did.</summary>
/// <param name="Time">When, in ticks of virtual time.</param>
/// <param name="Instance">Where.</param>
/// <param name="Key">The key, or -1 where it is about none.</param>
/// <param name="What">The whole sentence.</param>
internal sealed record Violation(long Time, int Instance, int Key, string What);
