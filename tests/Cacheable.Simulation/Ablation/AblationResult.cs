namespace Cacheable.Simulation.Ablation;

/// <summary>What came of taking one protection out.</summary>
/// <param name="Protection">The protection.</param>
/// <param name="Seed">The first seed that found a violation; <see langword="null"/> where none did.</param>
/// <param name="What">The violation.</param>
/// <param name="Elapsed">How long it took to find it, compilation included.</param>
internal sealed record AblationResult(Protection Protection, long? Seed, string? What, TimeSpan Elapsed);
