namespace Cacheable.Benchmarks.Harness;

/// <summary>What one operation took in one round.</summary>
internal readonly record struct Slice(double Nanoseconds, double Bytes);
