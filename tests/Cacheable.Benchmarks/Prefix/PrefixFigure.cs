using System.Diagnostics;
using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.Prefix;

/// <summary>What it costs to invalidate a prefix with a thousand entries below it, and with a million.</summary>
internal static class PrefixFigure
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int CallsPerRound = 200;
    private const double Within = 1.1;

    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        await using var few = await FilledPrefix.FillAsync(redis, Few);
        await using var many = await FilledPrefix.FillAsync(redis, Many);
        FilledPrefix[] prefixes = [few, many];
        foreach (var prefix in prefixes)
        {
            await prefix.InvalidateAsync();
            if (!await prefix.IsGoneAsync())
                throw new InvalidOperationException("The invalidation left an entry valid.");
        }

        var before = prefixes.Select(static prefix => prefix.RoundTrips).ToArray();
        var calls = arguments.Rounds * CallsPerRound;
        var times = prefixes.Select(static _ => new List<double>()).ToArray();
        for (var call = 0; call < calls; call++)
        {
            // By turns, and each the first every other time: what the machine does meanwhile hits them alike.
            for (var turn = 0; turn < prefixes.Length; turn++)
            {
                var index = (call + turn) % prefixes.Length;
                var start = Stopwatch.GetTimestamp();
                await prefixes[index].InvalidateAsync();
                times[index].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        var rows = prefixes.Select((prefix, index) => new Row(
            $"user:* with {prefix.Count:#,0} entries below",
            [Median(times[index]), (double)(prefix.RoundTrips - before[index]) / calls])).ToList();
        return new Report(
            "prefix",
            ["us/call, median", "trips/call"],
            rows,
            [
                new Promise("a million entries beside a thousand", rows[1].Values[0]!.Value / rows[0].Values[0]!.Value, Within, "times as long"),
                new Promise("round trips of a call", rows.Max(static row => row.Values[1]!.Value), 1, "round trips"),
            ]).Finish(arguments);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
