using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>The forced schedule in every mode.</summary>
internal static class ForcedStaleProbes
{
    private const string Part = "forced schedule";

    // The schedule waits as long for a reader that joined the doomed load, once for each mode.
    private static readonly TimeSpan JoinedTheDoomed = TimeSpan.FromSeconds(1);

    public static IEnumerable<Probe> All =>
    [
        .. from tiers in new[] { CacheTiers.L1, CacheTiers.L2, CacheTiers.All }
           from elsewhere in tiers == CacheTiers.L1 ? new[] { false } : [false, true]
           from name in new[] { InvalidateBy.Key, InvalidateBy.Pattern, InvalidateBy.Tag }
           select Stale(tiers, elsewhere, name),
        Joined(CacheTiers.L1),
        Joined(CacheTiers.All),
        new(Part, "a null that became a value; L1 + L2, invalidated by key", "0", (library, redis) => CountAsync(
            new Site(redis, CacheTiers.All), library, elsewhere: false, (loading, invalidating, other) => new AbsentRowCache(InvalidateBy.Key, loading, invalidating, other))),
        new(Part, "Redis is flushed after the invalidation, before the loader ends; L1 + L2, by key", "0", FlushedAsync),
    ];

    private static Probe Stale(CacheTiers tiers, bool elsewhere, InvalidateBy by)
    {
        var where = elsewhere ? "invalidated on another instance" : "invalidated on the same instance";
        return new Probe(Part, $"{tiers.Said()}, {where}, by {by.Said()}", "0", (library, redis) => CountAsync(
            new Site(redis, tiers), library, elsewhere, (loading, invalidating, other) => new RowCache(by, loading, invalidating, other)));
    }

    private static Probe Joined(CacheTiers tiers) =>
        new(Part, $"a new reader waits for the load that the invalidation doomed; {tiers.Said()}, by key", "0", async (library, redis) =>
        {
            await using var instance = await library.StartAsync(new Site(redis, tiers));
            var count = await ForcedStaleSchedule.CountStaleAtOnceAsync(new RowCache(InvalidateBy.Key, instance, instance, instance), JoinedTheDoomed);
            return Cell.Count(count.Joined);
        });

    private static async Task<Cell> CountAsync(
        Site site, Library library, bool elsewhere, Func<IInstance, IInstance, IInstance, RowCache> arrange)
    {
        await using var loading = await library.StartAsync(site);
        if (!site.HasL2)
            return await CountAsync(arrange(loading, loading, loading));

        await using var other = await library.StartAsync(site);
        return await CountAsync(arrange(loading, elsewhere ? other : loading, other));
    }

    private static async Task<Cell> FlushedAsync(Library library, RedisGround redis)
    {
        await using var instance = await library.StartAsync(new Site(redis, CacheTiers.All));
        return await CountAsync(new FlushedRowCache(InvalidateBy.Key, instance, redis));
    }

    private static async Task<Cell> CountAsync(RowCache cache) =>
        Cell.Count((await ForcedStaleSchedule.CountStaleAtOnceAsync(cache, JoinedTheDoomed)).Stale);
}
