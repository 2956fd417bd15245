using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Idle;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Commit;

/// <summary>
/// Race 13, measured: for how long after a COMMIT others may still be given the old value. Beside the same invalidation without a
/// transaction, which is what it must wait for, and beside one bare round trip to the same Redis, which is far less than one script.
/// </summary>
internal static class CommitFigure
{
    private const int CommitsPerRound = 100;
    private const int CountedCommits = 500;
    private const double BesideAnInvalidation = 1.5;

    // One for the invalidation, one for the hold; what is over are the heartbeats of the two instances.
    private const double Heartbeats = 0.1;

    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        await using var plain = new CommittingInstance(redis, strict: false);
        await using var strict = new CommittingInstance(redis, strict: true);
        await using var bare = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        var database = bare.GetDatabase();
        (string Name, Func<Task<double>> Measure, List<double> Times)[] all =
        [
            ("a bare PING", async () => (await database.PingAsync()).TotalMicroseconds, []),
            ("an invalidation without a transaction", plain.InvalidateAsync, []),
            ("COMMIT to invalidation", plain.CommitAsync, []),
            ("strict COMMIT to invalidation", strict.CommitAsync, []),
        ];
        foreach (var (_, measure, _) in all)
        {
            await measure();
        }

        for (var commit = 0; commit < arguments.Rounds * CommitsPerRound; commit++)
        {
            foreach (var (_, measure, times) in all)
            {
                times.Add(await measure());
            }
        }

        // Last: a server that is monitored is slower.
        await using var monitored = await Monitored.StartAsync(redis.Configuration, ignored: "info");
        double?[] commands = [null, null, await CommandsAsync(monitored, plain), await CommandsAsync(monitored, strict)];
        var invalidation = At(all[1].Times, 0.5);
        return new Report(
            "commit",
            ["us, median", "us, 99th", "us, longest", "commands"],
            [.. all.Zip(commands, static (one, sent) => new Row(one.Name, [At(one.Times, 0.5), At(one.Times, 0.99), one.Times.Max(), sent]))],
            [
                new Promise("the gap after a COMMIT beside the invalidation alone", At(all[2].Times, 0.5) / invalidation, BesideAnInvalidation, "times as long"),
                new Promise("the same after a strict one", At(all[3].Times, 0.5) / invalidation, BesideAnInvalidation, "times as long"),
                new Promise("a commit", commands[2]!.Value, 1 + Heartbeats, "commands"),
                new Promise("a strict commit", commands[3]!.Value, 2 + Heartbeats, "commands"),
            ]).Finish(arguments);
    }

    private static async Task<double> CommandsAsync(Monitored monitored, CommittingInstance instance)
    {
        var before = monitored.Commands;
        for (var commit = 0; commit < CountedCommits; commit++)
        {
            await instance.CommitAsync();
        }

        return (double)(monitored.Commands - before) / CountedCommits;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));
}
