namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>What one reader did in one round.</summary>
internal readonly record struct RemoteSlice(double PerSecond, double Bytes, double? RoundTrips);
