using System.Diagnostics;
using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Idle;

/// <summary>What instances say to Redis while nothing happens, and how many messages an invalidation costs.</summary>
internal static class IdleFigure
{
    private const double CommandsPerSecond = 5;
    private const double MessagesPerInvalidation = 1;
    private const int Invalidations = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenHits = TimeSpan.FromMilliseconds(20);

    // Longer than an instance goes on to prove an L1 that nobody looks into.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(12);

    private static readonly CacheEntryOptions Options = new() { TimeToLive = TimeSpan.FromMinutes(10) };

    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        await using var monitored = await Monitored.StartAsync(redis.Configuration, ignored: "info");
        await using var one = Start(redis);
        var cache = one.GetRequiredService<ICache>();
        await FillAsync(cache);

        var used = await PerSecondAsync(monitored, Window, () => HitAsync(cache));
        await PerSecondAsync(monitored, Forgotten, static () => ValueTask.CompletedTask);
        var idle = await PerSecondAsync(monitored, Window, static () => ValueTask.CompletedTask);

        await using var two = Start(redis);
        await FillAsync(two.GetRequiredService<ICache>());
        List<Row> rows =
        [
            new("an L1 in use", [used, null, null]),
            new("nobody looks into L1", [idle, null, null]),
            new("an invalidation by key, two instances", await PerInvalidationAsync(redis, monitored, cache, "user:4:profile")),
            new("an invalidation by prefix, two instances", await PerInvalidationAsync(redis, monitored, cache, "user:4:*")),
        ];
        List<Promise> promises =
        [
            new("an instance whose L1 is in use", used, CommandsPerSecond, "commands a second"),
            new("an instance into whose L1 nobody looks", idle, CommandsPerSecond, "commands a second"),
            .. rows.Skip(2).Select(static row => new Promise(row.Name, row.Values[2]!.Value, MessagesPerInvalidation, "messages")),
        ];
        return new Report("idle", ["commands/s", "commands", "messages"], rows, promises).Finish(arguments);
    }

    private static ServiceProvider Start(RedisGround redis) =>
        new ServiceCollection().AddCacheable(cache => cache.UseRedis(redis.Configuration)).BuildServiceProvider();

    /// <summary>Fills until L1 answers, because the first fills may come before the channel is open.</summary>
    private static async Task FillAsync(ICache cache)
    {
        using var between = new PeriodicTimer(BetweenHits);
        for (var read = 0; read < 50; read++)
        {
            await HitAsync(cache);
            await between.WaitForNextTickAsync();
        }
    }

    private static async ValueTask HitAsync(ICache cache) =>
        await cache.GetOrCreateAsync("user:4:profile", 0, static (_, _) => ValueTask.FromResult("Ada"), Options);

    private static async Task<double> PerSecondAsync(Monitored monitored, TimeSpan window, Func<ValueTask> actAsync)
    {
        var (commands, start) = (monitored.Commands, Stopwatch.GetTimestamp());
        using var between = new PeriodicTimer(BetweenHits);
        while (Stopwatch.GetElapsedTime(start) < window)
        {
            await actAsync();
            await between.WaitForNextTickAsync();
        }

        return (monitored.Commands - commands) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double?[]> PerInvalidationAsync(RedisGround redis, Monitored monitored, ICache cache, string keyOrPattern)
    {
        var (commands, messages) = (monitored.Commands, await redis.PublishedAsync());
        for (var invalidation = 0; invalidation < Invalidations; invalidation++)
        {
            await cache.InvalidateAsync(keyOrPattern);
        }

        return [null, (double)(monitored.Commands - commands) / Invalidations, (double)(await redis.PublishedAsync() - messages) / Invalidations];
    }
}
