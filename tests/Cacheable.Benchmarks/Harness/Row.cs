namespace Cacheable.Benchmarks.Harness;

/// <summary>A line of a report; a value that means nothing for it is null.</summary>
internal sealed record Row(string Name, IReadOnlyList<double?> Values);
