using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>What callers who wait for one load have of each other.</summary>
internal static class FlightProbes
{
    private const string Part = "one load for many";
    private const int Callers = 10_000;

    public static IEnumerable<Probe> All =>
    [
        new(Part, "the leader's caller cancels: others who fail or hang of 200", "0", LeaderCancelsAsync),
        new(Part, "the load throws: loads for 200 callers", "1", LeaderThrowsAsync),
        new(Part, "10,000 callers on 3 instances ask for one cold key: loads", "1", ColdKeyAsync),
    ];

    private static async Task<Cell> LeaderCancelsAsync(Library library, RedisGround redis)
    {
        await using var instance = await library.StartAsync(new Site(redis, CacheTiers.All));
        var failed = await Task.WhenAll(FreshKeys.Take(ForcedStaleSchedule.Trials).Select(key => FollowerFailsAsync(instance, key)));
        return Cell.Count(failed.Count(static fails => fails));
    }

    private static async Task<bool> FollowerFailsAsync(IInstance instance, RowKey key)
    {
        using var leaves = new CancellationTokenSource();
        var loads = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayFinish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leader = instance.GetAsync(
            key,
            async token =>
            {
                loads.SetResult();
                await mayFinish.Task.WaitAsync(token);
                return ForcedStaleSchedule.Old;
            },
            leaves.Token);
        await loads.Task.WaitAsync(ForcedStaleSchedule.Patience);

        var follower = instance.ReadAsync(key, ForcedStaleSchedule.New);
        await leaves.CancelAsync();
        await leader.ContinueWith(static _ => { }, TaskScheduler.Default);
        // Whether the load goes on for the others or one of them loads again, both are right.
        mayFinish.SetResult();
        try
        {
            return await follower.WaitAsync(TimeSpan.FromSeconds(5)) is null;
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            return true;
        }
    }

    private static async Task<Cell> LeaderThrowsAsync(Library library, RedisGround redis)
    {
        await using var instance = await library.StartAsync(new Site(redis, CacheTiers.All));
        var key = FreshKeys.Take(1)[0];
        var allHaveAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loads = 0;
        var answers = Enumerable.Range(0, ForcedStaleSchedule.Trials)
            .Select(_ => instance.GetAsync(key, async _ =>
            {
                await allHaveAsked.Task;
                Interlocked.Increment(ref loads);
                throw new InvalidOperationException("The source is down.");
            }))
            .ToList();
        allHaveAsked.SetResult();
        await Task.WhenAll(answers).WaitAsync(ForcedStaleSchedule.Patience).ContinueWith(static _ => { }, TaskScheduler.Default);
        return Cell.Count(loads, right: 1);
    }

    private static async Task<Cell> ColdKeyAsync(Library library, RedisGround redis)
    {
        var site = new Site(redis, CacheTiers.All);
        await using var one = await library.StartAsync(site);
        await using var two = await library.StartAsync(site);
        await using var three = await library.StartAsync(site);
        return Cell.Count(await ColdKeySchedule.CountLoadsAsync(Callers, Read(one), Read(two), Read(three)), right: 1);

        static Func<RowKey, Func<Task<int>>, Task<int>> Read(IInstance instance) =>
            async (key, loader) => (await instance.GetAsync(key, async _ => await loader()))!.Value;
    }
}
