using System.Diagnostics;
using System.Text.Json;
using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Idle;
using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Queues;

/// <summary>
/// What an acknowledged write costs in round trips and beside a bare SET of the same bytes, how many writes a flushed row stands for, and the rate beside a
/// naive flusher; on a Redis that writes its file before it answers, which is what makes an acknowledgement worth having.
/// </summary>
internal static class QueueFigure
{
    private const double RoundTrips = 1.5;
    private const double Coalescing = 20;
    private const int CallsPerRound = 50;
    private const int Callers = 64;
    private const int UsersOfEach = 8;

    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Sustained = TimeSpan.FromSeconds(8);

    public static int Run(Arguments arguments) =>
        RealRedis.Run(redis => RunAsync(redis, arguments), "--appendonly", "yes", "--appendfsync", "always");

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        await using var bare = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        List<Row> rows = [];
        List<Promise> promises = [];
        foreach (var callers in new[] { 1, 16, Callers })
        {
            var (set, accepted) = await CompareAsync(redis, bare, callers, arguments.Rounds);
            rows.Add(new Row($"a bare SET, {callers} callers", [set.Median, 1, set.Server, set.Commands, null, null, null]));
            rows.Add(new Row($"an acknowledged write, {callers} callers", [accepted.Median, accepted.Median / set.Median, accepted.Server, accepted.Commands, null, null, null]));
            promises.Add(new Promise($"an acknowledged write, {callers} callers", accepted.Commands, RoundTrips, "round trips"));
        }

        var (ours, oursFactor) = await SustainAsync(redis);
        var (naive, _) = await SustainNaivelyAsync(redis, bare);
        rows.Add(ours);
        rows.Add(naive);
        promises.Add(new Promise("rows flushed for twenty writes", Coalescing / oursFactor, 1, "rows"));
        return new Report("writebehind", ["us, median", "x bare SET", "us in Redis", "commands", "writes/s", "writes a row", "carts lost"], rows, promises).Finish(arguments);
    }

    /// <summary>By turns, so that both meet the same moments of the machine.</summary>
    private static async Task<(Cost Set, Cost Accepted)> CompareAsync(RedisGround redis, ConnectionMultiplexer bare, int callers, int rounds)
    {
        using var host = Build(redis, new CartSink());
        var carts = host.Services.GetRequiredService<ICarts>();
        var database = bare.GetDatabase();
        Task SetAsync(int user, Cart cart) => database.StringSetAsync($"bare:{user}", JsonSerializer.SerializeToUtf8Bytes(cart));
        Task SaveAsync(int user, Cart cart) => carts.SaveAsync(user, cart).AsTask();
        var crowd = new Crowd(callers, UsersOfEach);
        List<double> set = [];
        List<double> accepted = [];
        await crowd.ClickAsync(CallsPerRound, SetAsync);
        await crowd.ClickAsync(CallsPerRound, SaveAsync);
        for (var round = 0; round < rounds; round++)
        {
            set.AddRange(await crowd.ClickAsync(CallsPerRound, SetAsync));
            accepted.AddRange(await crowd.ClickAsync(CallsPerRound, SaveAsync));
        }

        var calls = callers * CallsPerRound;
        var ofSet = await ServerAsync(redis, "set", () => crowd.ClickAsync(CallsPerRound, SetAsync));
        var ofAccepted = await ServerAsync(redis, "evalsha", () => crowd.ClickAsync(CallsPerRound, SaveAsync));

        // Last: a server that is monitored is slower.
        await using var monitored = await Monitored.StartAsync(redis.Configuration, ignored: "info");
        var before = monitored.Commands;
        await crowd.ClickAsync(CallsPerRound, SaveAsync);
        return (new Cost(Median(set), ofSet, 1), new Cost(Median(accepted), ofAccepted, (double)(monitored.Commands - before) / calls));
    }

    private static async Task<double> ServerAsync(RedisGround redis, string command, Func<Task> runAsync)
    {
        var before = await redis.SpentAsync(command);
        await runAsync();
        var after = await redis.SpentAsync(command);
        return (double)(after.Microseconds - before.Microseconds) / (after.Calls - before.Calls);
    }

    private static async Task<(Row Row, double Factor)> SustainAsync(RedisGround redis)
    {
        await redis.FlushAsync();
        var sink = new CartSink();
        using var host = Build(redis, sink);
        await host.StartAsync();
        var carts = host.Services.GetRequiredService<ICarts>();
        return await SustainAsync("write-behind", sink, (user, cart) => carts.SaveAsync(user, cart).AsTask(), () => host.StopAsync());
    }

    private static async Task<(Row Row, double Factor)> SustainNaivelyAsync(RedisGround redis, ConnectionMultiplexer bare)
    {
        await redis.FlushAsync();
        var sink = new CartSink();
        await using var naive = new NaiveFlusher(bare, sink);
        naive.Start(FlushEvery);
        return await SustainAsync("set and scan", sink, naive.SaveAsync, naive.DrainAsync);
    }

    private static async Task<(Row Row, double Factor)> SustainAsync(string name, CartSink sink, Func<int, Cart, Task> saveAsync, Func<Task> drainAsync)
    {
        var crowd = new Crowd(Callers, UsersOfEach);
        var start = Stopwatch.GetTimestamp();
        var writes = (double)(await crowd.ClickAsync(Sustained, saveAsync)).Count;
        var took = Stopwatch.GetElapsedTime(start);
        await drainAsync();
        return (new Row(name, [null, null, null, null, writes / took.TotalSeconds, writes / sink.Rows, sink.Behind(crowd.Clicks)]), writes / sink.Rows);
    }

    private static IHost Build(RedisGround redis, CartSink sink)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<ICarts>(sink);
        builder.Services.AddCacheable(cache => cache
            .Configure(static options => options.WriteBehind.Durability = WriteBehindDurability.AppendAlways)
            .UseRedis(redis.Configuration, static options => options.CommandTimeout = TimeSpan.FromSeconds(10)));
        return builder.Build();
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private readonly record struct Cost(double Median, double Server, double Commands);
}
