namespace Cacheable.Faults.Workload;

/// <summary>What the source throws on purpose.</summary>
public sealed class InjectedException() : Exception("The source was told to fail.");
