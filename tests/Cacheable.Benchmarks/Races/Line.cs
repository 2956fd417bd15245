namespace Cacheable.Benchmarks.Races;

/// <summary>A probe and what each library did in it.</summary>
internal sealed record Line(string Part, string What, string Right, IReadOnlyList<Cell> Cells);
