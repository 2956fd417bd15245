namespace Cacheable.Benchmarks.Editing;

/// <summary>How long the compiler parts took for one edit, in milliseconds.</summary>
internal readonly record struct EditTime(double Generator, double Analyzers)
{
    public double Both => Generator + Analyzers;

    /// <summary>The median of each part, and so of no single edit.</summary>
    public static EditTime MedianOf(IReadOnlyList<EditTime> times) =>
        new(Median(times.Select(static time => time.Generator)), Median(times.Select(static time => time.Analyzers)));

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered[ordered.Length / 2];
    }
}
