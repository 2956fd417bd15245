namespace Cacheable.Benchmarks.XFetch;

/// <summary>One beta: the law and what was measured beside it.</summary>
/// <param name="Law">The law.</param>
/// <param name="Alone">Measured where nobody knows of another's load.</param>
/// <param name="Leased">Measured with the lease, on three instances.</param>
internal sealed record Point(Law Law, Measured Alone, Measured Leased);
