namespace Cacheable.Simulation.Instances;

/// <summary>What a simulated loader throws.</summary>
internal sealed class SourceException() : Exception("The source failed.");
