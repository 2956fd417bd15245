namespace Cacheable.Faults.Workload;

/// <summary>A row as it is cached.</summary>
/// <param name="Row">Its number, so that a value under a wrong key is seen.</param>
/// <param name="Version">The version of the source that was read.</param>
/// <param name="Filling">Makes it as large as a small answer of a service.</param>
public sealed record Item(int Row, long Version, string Filling);
