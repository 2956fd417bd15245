using System.Diagnostics;
using System.Text.Json;
using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.Compression;

/// <summary>What the candidates for the compression of payloads cost and save, on pages of a catalogue.</summary>
internal static class CompressionFigure
{
    // A write and the reads of other instances that follow it, over a network of 1 Gbit/s: what an entry costs in all.
    private const int ReadsPerWrite = 10;
    private const double NanosecondsPerByte = 8;

    private const string Chosen = "LZ4, fast";

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    // Until the runtime has compiled what is measured for good, it measures the compiler; not all of these come compiled.
    private const int WarmUpRounds = 20;

    public static int Run(Arguments arguments)
    {
        foreach (var compressor in Compressor.All)
        {
            Measure(compressor, JsonSerializer.SerializeToUtf8Bytes(Catalogue.Page(Sizes[0])), WarmUpRounds);
        }

        var rows = new List<Row>();
        var promises = new List<Promise>();
        foreach (var size in Sizes)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(Catalogue.Page(size));
            var plain = Cost(body.Length, 0, 0);
            var measured = Compressor.All.Select(compressor => Measure(compressor, body, arguments.Rounds)).ToList();
            rows.Add(new Row($"as it is, {size / 1_000:#,0} KB", [body.Length, 1, null, null, plain / 1_000]));
            rows.AddRange(measured.Select(one => new Row($"{one.Name}, {size / 1_000:#,0} KB", [one.Length, (double)body.Length / one.Length, one.Shrink / 1_000, one.Expand / 1_000, one.Cost / 1_000])));
            var chosen = measured.Single(static one => one.Name == Chosen);
            promises.Add(new Promise($"{Chosen}, {size / 1_000:#,0} KB: cost beside no compression", chosen.Cost / plain, 0.75, "times"));
            promises.Add(new Promise($"{Chosen}, {size / 1_000:#,0} KB: cost beside the cheapest", chosen.Cost / measured.Min(static one => one.Cost), 1.25, "times"));
        }

        return new Report("compression", ["bytes", "times smaller", "shrink us", "expand us", "cost us"], rows, promises).Finish(arguments);
    }

    private static Candidate Measure(Compressor compressor, byte[] body, int rounds)
    {
        var shrunk = new byte[body.Length + 1_000];
        var length = compressor.Shrink(body, shrunk);
        var back = new byte[body.Length];
        if (compressor.Expand(shrunk.AsSpan(0, length), back) != body.Length || !back.AsSpan().SequenceEqual(body))
        {
            throw new InvalidOperationException($"{compressor.Name} does not bring back what it was given.");
        }

        var shrink = Median(rounds, () => compressor.Shrink(body, shrunk));
        var expand = Median(rounds, () => compressor.Expand(shrunk.AsSpan(0, length), back));
        return new Candidate(compressor.Name, length, shrink, expand, Cost(length, shrink, expand));
    }

    private static double Cost(int length, double shrink, double expand) =>
        shrink + (ReadsPerWrite * expand) + ((1 + ReadsPerWrite) * length * NanosecondsPerByte);

    private static double Median(int rounds, Action act)
    {
        act();
        var slices = Enumerable.Range(0, rounds).Select(_ => Nanoseconds(act)).Order().ToArray();
        return slices[slices.Length / 2];
    }

    private static double Nanoseconds(Action act)
    {
        var (count, start) = (0, Stopwatch.GetTimestamp());
        TimeSpan elapsed;
        do
        {
            act();
            count++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < Slice);

        return elapsed.TotalNanoseconds / count;
    }

    private sealed record Candidate(string Name, int Length, double Shrink, double Expand, double Cost);
}
