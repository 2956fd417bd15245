namespace Cacheable.Benchmarks.Harness;

/// <summary>A contender's slices, one a round.</summary>
internal sealed record Measured(string Name, IReadOnlyList<Slice> Slices)
{
    public double Nanoseconds => Median(Slices.Select(slice => slice.Nanoseconds));

    public double Bytes => Median(Slices.Select(slice => slice.Bytes));

    /// <summary>How many times as long as <paramref name="other"/> it takes: the median of the ratios within each round.</summary>
    public double TimesAsLongAs(Measured other) =>
        Median(Slices.Zip(other.Slices, (mine, theirs) => mine.Nanoseconds / theirs.Nanoseconds));

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered[ordered.Length / 2];
    }
}
