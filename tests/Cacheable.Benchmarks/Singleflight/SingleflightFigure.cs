using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Benchmarks.Races.Libraries.Fusion;
using Cacheable.Benchmarks.Races.Libraries.Hybrid;
using Cacheable.Benchmarks.Races.Libraries.Ours;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Singleflight;

/// <summary>10,000 callers, 1,000 keys, 3 instances, a real Redis: how often the source is asked in each epoch, the time between two invalidations.</summary>
internal static class SingleflightFigure
{
    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        Library[] libraries = [new CacheableLibrary(), new FusionCacheLibrary(), new HybridCacheLibrary()];
        var rows = new List<Row>();
        var promises = new List<Promise>();
        foreach (var library in libraries)
        {
            await foreach (var (what, mostOfKey, outcome) in MeasureAsync(library, redis))
            {
                rows.Add(outcome.ToRow($"{library.Name}, {what}"));
                if (library is CacheableLibrary)
                    promises.AddRange(PromisesOf(what, mostOfKey, outcome));
            }
        }

        return new Report("singleflight", Outcome.Columns, rows, promises).Finish(arguments);
    }

    private static async IAsyncEnumerable<(string What, int MostOfKey, Outcome Outcome)> MeasureAsync(Library library, RedisGround redis)
    {
        await using var fleet = await Fleet.StartAsync(library, redis);
        var rows = new CountedRows(Fleet.Keys);
        yield return ("cold", 1, await Crowd.AskAsync(fleet, rows));

        rows.Change();
        await fleet.InvalidateAsync(rows.Keys, InvalidateBy.Pattern);
        yield return ("invalidated by prefix (peers: tag)", 1, await Crowd.AskAsync(fleet, rows));

        rows.Change();
        await fleet.InvalidateAsync(rows.Keys, InvalidateBy.Key);
        yield return ("invalidated by key", 1, await Crowd.AskAsync(fleet, rows));

        yield return ("leaders cancelled", 2, await TroubledLeaders.CancelAsync(fleet, new CountedRows(Fleet.Keys)));
        yield return ("loads throw, one instance", 1, await TroubledLeaders.ThrowAsync(fleet, new CountedRows(Fleet.Keys)));
    }

    private static IEnumerable<Promise> PromisesOf(string what, int mostOfKey, Outcome outcome)
    {
        yield return mostOfKey == 1
            ? new Promise($"{what}: keys loaded not once", outcome.NotOnce, 0, "keys")
            : new Promise($"{what}: loads of any key", outcome.Most, mostOfKey, "loads");
        yield return new Promise($"{what}: wrong answers", outcome.Wrong, 0, "answers");
    }
}
