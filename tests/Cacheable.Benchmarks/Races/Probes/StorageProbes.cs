using System.Diagnostics;
using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>What the cache remembers: which names were invalidated, which keys a name covers, how long an entry lives.</summary>
internal static class StorageProbes
{
    private const string Part = "memory and time";
    private const int Neighbour = 10;

    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(100);

    public static IEnumerable<Probe> All =>
    [
        NewInstance("nothing is lost", InvalidateBy.Pattern, static (_, _, _) => Task.CompletedTask),
        NewInstance("nothing is lost", InvalidateBy.Tag, static (_, _, _) => Task.CompletedTask),
        NewInstance("Redis evicts what it knew of it", InvalidateBy.Pattern, ForgetAsync),
        NewInstance("Redis evicts what it knew of it", InvalidateBy.Tag, ForgetAsync),
        SlowClock(InvalidateBy.Pattern),
        SlowClock(InvalidateBy.Tag),
        new(Part, "invalidating user:4 by prefix (peers: tag): entries of user:42 that go, and of user:4 that stay, of 400", "0", PrefixConfusionAsync),
        new(Part, "an entry read from L2 late in its life: how long L1 serves it beyond its end", "≤ 100 ms", OutlivesAsync),
    ];

    private static Probe NewInstance(string what, InvalidateBy by, Func<Library, Site, RedisGround, Task> afterwardsAsync) =>
        new(Part, $"an invalidation by {by.Said()}, {what}; a new instance reads: stale of 200", "0", (library, redis) =>
            NewInstanceAsync(library, new Site(redis, CacheTiers.All), by, clock: null, afterwardsAsync));

    private static Probe SlowClock(InvalidateBy by) =>
        new(Part, $"an invalidation by {by.Said()}, by an instance whose clock is a minute behind; a new instance reads: stale of 200", "0", async (library, redis) =>
            library.TakesClock
                ? await NewInstanceAsync(library, new Site(redis, CacheTiers.All), by, new SlowClock(TimeSpan.FromMinutes(1)), static (_, _, _) => Task.CompletedTask)
                : Cell.NotOffered);

    private static async Task<Cell> NewInstanceAsync(
        Library library, Site site, InvalidateBy by, TimeProvider? clock, Func<Library, Site, RedisGround, Task> afterwardsAsync)
    {
        await using var loading = await library.StartAsync(site);
        await using var invalidating = await library.StartAsync(site with { Clock = clock });
        var keys = FreshKeys.Take(ForcedStaleSchedule.Trials);
        foreach (var key in keys)
        {
            await loading.ReadAsync(key, ForcedStaleSchedule.Old);
            await loading.StoredAsync(key);
            await invalidating.InvalidateAsync(key, by);
        }

        await invalidating.QuietAsync();
        await afterwardsAsync(library, site, site.Server);
        await using var reading = await library.StartAsync(site);
        return Cell.Count(await reading.CountOldAsync(keys));
    }

    private static async Task ForgetAsync(Library library, Site site, RedisGround redis)
    {
        if (await redis.DeleteAsync("*" + site.Namespace + library.MetadataPattern) == 0)
            throw new InvalidOperationException($"{library.Name} keeps no {library.MetadataPattern} in Redis.");
    }

    private static async Task<Cell> PrefixConfusionAsync(Library library, RedisGround redis)
    {
        await using var instance = await library.StartAsync(new Site(redis, CacheTiers.All));
        var wrong = 0;
        foreach (var key in FreshKeys.Take(ForcedStaleSchedule.Trials))
        {
            // The text of the one key's prefix begins the other's: row:4 and row:42.
            var neighbour = key with { Id = (key.Id * Neighbour) + 2 + (ForcedStaleSchedule.Trials * Neighbour * Neighbour) };
            var invalidated = key with { Id = neighbour.Id / Neighbour };
            await instance.ReadAsync(invalidated, ForcedStaleSchedule.Old);
            await instance.ReadAsync(neighbour, ForcedStaleSchedule.Old);
            await instance.InvalidateAsync(invalidated, InvalidateBy.Pattern);
            wrong += await instance.SeesOldAsync(invalidated) ? 1 : 0;
            wrong += await instance.SeesOldAsync(neighbour) ? 0 : 1;
        }

        return Cell.Count(wrong);
    }

    private static async Task<Cell> OutlivesAsync(Library library, RedisGround redis)
    {
        var site = new Site(redis, CacheTiers.All) { TimeToLive = TimeToLive };
        await using var writing = await library.StartAsync(site);
        await using var reading = await library.StartAsync(site);
        var key = FreshKeys.Take(1)[0];
        await writing.ReadAsync(key, ForcedStaleSchedule.Old);
        await writing.StoredAsync(key);
        var since = Stopwatch.GetTimestamp();

        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (Stopwatch.GetElapsedTime(since) < TimeToLive * 0.75)
        {
            await looks.WaitForNextTickAsync();
        }

        // The source has changed meanwhile; nothing was invalidated, and nobody looks elsewhere again until the entry has ended.
        while (await reading.SeesOldAsync(key))
        {
            await looks.WaitForNextTickAsync();
        }

        var beyond = Stopwatch.GetElapsedTime(since) - TimeToLive;
        return Cell.Time(beyond > TimeSpan.Zero ? beyond : TimeSpan.Zero, Late, TimeToLive);
    }
}
