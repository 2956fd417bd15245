using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.XFetch;

/// <summary>
/// Early refresh held against its law: how often an entry is loaded as it ends and how early, over beta, with the lease and without; in
/// virtual time, by the engine's own code, and the lease once more on a real Redis in real time.
/// </summary>
internal static class XFetchFigure
{
    private const double Load = 1;
    private const double ReadsInScale = 50;
    private const double Tolerance = 0.05;
    private const int Cycles = 2_000;
    private const int CyclesWithLease = 500;
    private const int Seed = 2015;

    private static readonly double[] Betas = [0.5, 0.75, 1, 1.5, 2];

    public static int Run(Arguments arguments)
    {
        // On threads of their own: all that is awaited goes on inline.
        var points = new Point[Betas.Length];
        Parallel.For(0, Betas.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index => points[index] = Measure(Betas[index]));
        if (arguments.SvgFile is { } file)
            File.WriteAllText(file, LawPlot.Of(points));

        var report = Report(points);
        return report.Finish(arguments) | RealRedis.Run(async redis => await RealFleet.RunAsync(redis, arguments with { JsonFile = null }));
    }

    private static Point Measure(double beta)
    {
        var law = Law.Of(beta, Load, ReadsInScale);
        var alone = VirtualFleet.WithoutLease(law, Cycles, Seed);
        return new Point(law, alone, VirtualFleet.WithLease(law, CyclesWithLease, Seed));
    }

    private static Report Report(Point[] points) => new(
        "xfetch, virtual time",
        ["recomputes", "law", "with lease", "gap s", "law s", "with lease s"],
        [.. points.Select(static point => new Row(
            $"beta {point.Law.Beta:0.0#}",
            [point.Alone.Recomputes, point.Law.Recomputes, point.Leased.Recomputes, point.Alone.Gap, point.Law.Gap, point.Leased.Gap]))],
        [.. points.SelectMany(Promises)]);

    private static IEnumerable<Promise> Promises(Point point) =>
    [
        new($"beta {point.Law.Beta:0.0#}: recomputes without the lease, off the law", Off(point.Alone.Recomputes, point.Law.Recomputes), Tolerance, string.Empty),
        new($"beta {point.Law.Beta:0.0#}: early gap without the lease, off the law", Off(point.Alone.Gap, point.Law.Gap), Tolerance, string.Empty),
        new($"beta {point.Law.Beta:0.0#}: early gap with the lease, off the law", Off(point.Leased.Gap, point.Law.Gap), Tolerance, string.Empty),
        new($"beta {point.Law.Beta:0.0#}: recomputes with the lease, off 1", Off(point.Leased.Recomputes, 1), 0, string.Empty),
    ];

    private static double Off(double measured, double law) => Math.Abs(measured - law) / law;
}
