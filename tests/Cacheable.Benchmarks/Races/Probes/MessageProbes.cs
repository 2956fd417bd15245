using System.Diagnostics;
using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>Another instance holds the old row in its L1, and the message is late, or never comes.</summary>
internal static class MessageProbes
{
    private const string Part = "messages";
    private const int Cuts = 20;

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    // Our L1 lease, and what a busy machine adds to a measured time.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1) + TimeSpan.FromMilliseconds(100);

    public static IEnumerable<Probe> All =>
    [
        new(Part, "every message comes: longest of 20 that another instance is stale", "≤ 1,100 ms", (library, redis) =>
            LongestAsync(library, redis, static (_, _, _) => Task.CompletedTask)),
        OfMessages("the message comes between another instance's read of L2 and its fill of L1: stale of 200", "0", FillAfterMessageAsync),
        OfMessages("the subscriber's connection is killed as the message is sent: longest of 20 that another instance is stale", "≤ 1,100 ms", (library, redis) =>
            LongestAsync(library, redis, static (_, client, redis) => redis.CutSubscriberAsync(client))),
        OfMessages("the subscription is lost, the connection stays: longest of 20 that another instance is stale", "≤ 1,100 ms", (library, redis) =>
            LongestAsync(library, redis, static (instance, _, _) => instance.LoseMessagesAsync())),
        OfMessages("the subscription is lost, and Redis is flushed after the invalidation: how long another instance is stale", "≤ 1,100 ms", (library, redis) =>
            LongestAsync(library, redis, static (instance, _, _) => instance.LoseMessagesAsync(), static redis => redis.FlushAsync(), cuts: 1)),
    ];

    /// <summary>A probe that means nothing for a library without messages: there is none to lose.</summary>
    private static Probe OfMessages(string what, string right, Func<Library, RedisGround, Task<Cell>> runAsync) =>
        new(Part, what, right, async (library, redis) => library.SendsMessages ? await runAsync(library, redis) : Cell.NotOffered);

    private static async Task<Cell> FillAfterMessageAsync(Library library, RedisGround redis)
    {
        var site = new Site(redis, CacheTiers.All);
        await using var writing = await library.StartAsync(site);
        await using var reading = await library.StartAsync(site);
        var stale = 0;
        foreach (var key in FreshKeys.Take(ForcedStaleSchedule.Trials))
        {
            await writing.ReadAsync(key, ForcedStaleSchedule.Old);
            await writing.StoredAsync(key);
            var reply = reading.HoldReply(key);
            var overtaken = reading.ReadAsync(key, ForcedStaleSchedule.New);
            await reply.Arrived.WaitAsync(ForcedStaleSchedule.Patience);
            await writing.InvalidateAsync(key, InvalidateBy.Key);
            await reading.HeardAsync(key, InvalidateBy.Key);
            reply.Continue();
            await overtaken;
            stale += await reading.SeesOldAsync(key) ? 1 : 0;
        }

        return Cell.Count(stale);
    }

    private static async Task<Cell> LongestAsync(
        Library library,
        RedisGround redis,
        Func<IInstance, string, RedisGround, Task> loseAsync,
        Func<RedisGround, Task>? afterwardsAsync = null,
        int cuts = Cuts)
    {
        var longest = TimeSpan.Zero;
        for (var cut = 0; cut < cuts; cut++)
        {
            if (await MeasureAsync(library, redis, loseAsync, afterwardsAsync) is not { } stale)
                return Cell.Time(null, AtMost, Watched);

            longest = stale > longest ? stale : longest;
        }

        return Cell.Time(longest, AtMost, Watched);
    }

    private static async Task<TimeSpan?> MeasureAsync(
        Library library, RedisGround redis, Func<IInstance, string, RedisGround, Task> loseAsync, Func<RedisGround, Task>? afterwardsAsync)
    {
        var site = new Site(redis, CacheTiers.All);
        await using var writing = await library.StartAsync(site);
        await using var reading = await library.StartAsync(site);
        var key = FreshKeys.Take(1)[0];
        await writing.ReadAsync(key, ForcedStaleSchedule.Old);
        await writing.StoredAsync(key);
        await reading.ReadAsync(key, ForcedStaleSchedule.New);

        await loseAsync(reading, site.LastClient, redis);
        await writing.InvalidateAsync(key, InvalidateBy.Key);
        var since = Stopwatch.GetTimestamp();
        if (afterwardsAsync is not null)
            await afterwardsAsync(redis);

        using var looks = new PeriodicTimer(BetweenLooks);
        while (await reading.SeesOldAsync(key))
        {
            if (Stopwatch.GetElapsedTime(since) > Watched)
                return null;

            await looks.WaitForNextTickAsync();
        }

        return Stopwatch.GetElapsedTime(since);
    }
}
