using System.Diagnostics;
using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>How many hits of L2 a node serves that has nothing in L1, with 64 callers, beside a bare <c>GET</c> of an equal payload and the peer.</summary>
internal static class RemoteHitFigure
{
    private const int Callers = 64;
    private const double OfABareGet = 0.7;

    // Until the runtime has compiled what is measured for good, it measures the compiler; our path is longer than a GET's.
    private const int WarmUpRounds = 4;

    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(250);

    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        await using var bare = await BareGet.StartAsync(redis);
        await using var tier = await TierRead.StartAsync(redis);
        await using var lookup = await WholeLookup.StartAsync(redis);
        await using var fusion = await FusionCacheLookup.StartAsync(redis);
        RemoteReader[] readers = [bare, tier, lookup, fusion];
        var slices = readers.Select(static _ => new List<RemoteSlice>()).ToArray();
        for (var round = -WarmUpRounds; round < arguments.Rounds; round++)
        {
            for (var index = 0; index < readers.Length; index++)
            {
                var slice = await MeasureAsync(readers[index]);
                if (round >= 0)
                    slices[index].Add(slice);
            }
        }

        var rows = readers.Select((reader, index) => new Row(
            reader.Name,
            [
                Median(slices[index].Select(static slice => slice.PerSecond)),
                Median(slices[index].Zip(slices[0], static (mine, bare) => mine.PerSecond / bare.PerSecond)),
                Median(slices[index].Select(static slice => slice.Bytes)),
                slices[index][0].RoundTrips is null ? null : Median(slices[index].Select(static slice => slice.RoundTrips!.Value)),
            ])).ToList();
        var promises = rows.Skip(1).Take(2).SelectMany(static row => new[]
        {
            new Promise($"{row.Name}: beside a bare GET", 1 / row.Values[1]!.Value, 1 / OfABareGet, "times as long"),
            new Promise($"{row.Name}: round trips a hit", row.Values[3]!.Value, 1, "round trips"),
        });
        return new Report("l2", ["hits/s", "x bare GET", "B/hit", "trips/hit"], rows, [.. promises]).Finish(arguments);
    }

    private static async Task<RemoteSlice> MeasureAsync(RemoteReader reader)
    {
        var (trips, bytes, start) = (reader.RoundTrips, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(reader, caller, start))));
        var (hits, elapsed) = (counts.Sum(), Stopwatch.GetElapsedTime(start));
        return new RemoteSlice(
            hits / elapsed.TotalSeconds,
            (double)(GC.GetTotalAllocatedBytes() - bytes) / hits,
            (double?)(reader.RoundTrips - trips) / hits);
    }

    private static async Task<long> CallAsync(RemoteReader reader, int caller, long start)
    {
        var hits = 0L;
        for (var id = caller * 13; Stopwatch.GetElapsedTime(start) < SliceLength; id += 7, hits++)
        {
            if (await reader.ReadAsync(id % Article.Count) != Article.Length)
                throw new InvalidOperationException($"{reader.Name} missed: there is no hit to measure.");
        }

        return hits;
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered[ordered.Length / 2];
    }
}
