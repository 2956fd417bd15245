using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.Singleflight;

/// <summary>What a crowd of callers cost the source, and what they got.</summary>
/// <param name="Loads">How often the loader ran.</param>
/// <param name="NotOnce">Keys that were loaded more than once or never.</param>
/// <param name="Most">How often the loader ran for the key it ran most for.</param>
/// <param name="Wrong">Answers that are not what the caller should have got: an older row, another's failure, none.</param>
/// <param name="Took">From the first question to the last answer.</param>
internal sealed record Outcome(int Loads, int NotOnce, int Most, int Wrong, TimeSpan Took)
{
    public static IReadOnlyList<string> Columns { get; } = ["loads", "keys not once", "most of a key", "wrong answers", "ms"];

    public Row ToRow(string name) => new(name, [Loads, NotOnce, Most, Wrong, Took.TotalMilliseconds]);
}
