namespace Cacheable.Benchmarks.Singleflight;

/// <summary>What the loader throws where it is to throw.</summary>
internal sealed class SourceDownException() : Exception("The source is down.");
