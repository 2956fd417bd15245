using Cacheable.Contract;
using Cacheable.Schedules;
using Cacheable.Tests.Servers;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Redis.Tests;

/// <summary>Values past their end on the whole cache: two instances of an application on one Redis.</summary>
[Collection<OnRedis>]
public sealed class FailSafeRaceTests(RedisServer server) : IAsyncLifetime
{
    private static readonly RowKey Key = new(Guid.NewGuid().ToString("N"), 1);
    private static readonly InvalidOperationException Down = new("the source is down");

    private readonly string _namespace = $"test-{Guid.NewGuid():N}";
    private ScheduledInstance _one = null!;
    private ScheduledInstance _two = null!;

    public static MatrixTheoryData<CacheTiers, InvalidateBy, bool> EveryWay { get; } =
        new([CacheTiers.All, CacheTiers.L2], [InvalidateBy.Key, InvalidateBy.Pattern, InvalidateBy.Tag], [true, false]);

    public async ValueTask InitializeAsync() => (_one, _two) = (await StartAsync(), await StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Race_35_what_Redis_holds_past_its_end_is_given_until_it_is_invalidated(CacheTiers tiers, InvalidateBy by, bool elsewhere)
    {
        var rows = _one.Engine.Cached<RowKey, int>(new CachedMethodPlan
        {
            Method = "IRows.GetAsync",
            KeyTemplate = "row-<run>-<id>:row:value",
            TimeToLive = TimeSpan.FromMilliseconds(1),
            FailSafe = TimeSpan.FromHours(1),
            FailureMemory = TimeSpan.Zero,
            Tiers = tiers,
        });
        await ReadAsync(rows, Task.FromResult(1));
        await _one.FillsAnsweredAsync();

        // Its millisecond is over at some read.
        using var stale = StaleReads.Watch();
        while (!stale.Any)
        {
            Assert.Equal(1, await ReadAsync(rows, Task.FromException<int>(Down)));
        }

        // During a load that fails, and before one.
        var load = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = ReadAsync(rows, load.Task, begun);
        await begun.Task.WaitAsync(ForcedStaleSchedule.Patience, TestContext.Current.CancellationToken);
        await InvalidateAsync(elsewhere ? _two : _one, Key.NameFor(by), by);
        if (elsewhere)
        {
            await _one.HeardAsync(Key.NameFor(by), Key.ToText());
        }

        load.SetException(Down);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(rows, Task.FromException<int>(Down)));
    }

    private static async Task InvalidateAsync(ScheduledInstance instance, Remote.CacheName name, InvalidateBy by) => Assert.Equal(
        InvalidationOutcome.Applied,
        by switch
        {
            InvalidateBy.Tag => await instance.Cache.InvalidateTagAsync(name.Text),
            InvalidateBy.Pattern => await instance.Cache.InvalidateAsync($"{name.Text}:*"),
            _ => await instance.Cache.InvalidateAsync(name.Text),
        });

    private static Task<int> ReadAsync(CachedMethod<RowKey, int> rows, Task<int> load, TaskCompletionSource? begun = null) => rows.GetAsync(
        CacheScope.None,
        Key,
        begun,
        load,
        static (begun, load, _) =>
        {
            begun?.SetResult();
            return new ValueTask<int>(load);
        }).AsTask();

    private Task<ScheduledInstance> StartAsync() => ScheduledInstance.StartAsync(cache => cache.UseRedis(server.Configuration, options =>
    {
        options.Namespace = _namespace;
        options.CommandTimeout = ForcedStaleSchedule.Patience;
    }));
}
