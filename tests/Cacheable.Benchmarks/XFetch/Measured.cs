namespace Cacheable.Benchmarks.XFetch;

/// <summary>What was measured at one beta.</summary>
/// <param name="Recomputes">Loads for each entry that ended.</param>
/// <param name="Gap">How long before the end the first of them began, in seconds.</param>
internal readonly record struct Measured(double Recomputes, double Gap);
