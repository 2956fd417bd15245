namespace Cacheable.Testing;

/// <summary>How much each group remembers; what Redis is told too, unless a test wants less.</summary>
/// <param name="MaxEpochs">How many prefixes and tags have an epoch.</param>
/// <param name="LogCapacity">How many invalidations the log holds.</param>
internal sealed record InMemoryLimits(int MaxEpochs = 50_000, int LogCapacity = 4_096);
