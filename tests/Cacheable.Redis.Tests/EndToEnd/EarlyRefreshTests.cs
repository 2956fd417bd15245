using System.Collections.Concurrent;
using Cacheable.Contract;
using Cacheable.Schedules;
using Cacheable.Tests.Servers;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Redis.Tests;

/// <summary>Early refresh on the whole cache, several instances on one server.</summary>
public abstract class EarlyRefreshTests(ITestServer server) : IAsyncDisposable
{
    private const int Trials = 20;
    private const int Entries = 5;

    private static readonly CachedMethodPlan Plan = new()
    {
        Method = "IRows.GetAsync",
        KeyTemplate = "row-<id>:row:value",
        TimeToLive = TimeSpan.FromMinutes(10),

        // So early that every entry is due from its beginning, and every lookup refreshes it.
        Beta = 1e12,
    };

    private readonly string _configuration = server.Configuration;
    private readonly string _namespace = $"test-{Guid.NewGuid():N}";
    private readonly List<ScheduledInstance> _instances = [];

    [Theory]
    [InlineData(InvalidateBy.Key)]
    [InlineData(InvalidateBy.Pattern)]
    [InlineData(InvalidateBy.Tag)]
    public async Task Race_36_a_refresh_that_overlaps_an_invalidation_is_kept_by_nobody(InvalidateBy by)
    {
        var (refreshing, other) = (await StartAsync(), await StartAsync());
        var rows = refreshing.Engine.Cached<RowKey, int>(Plan);
        var run = Guid.NewGuid().ToString("N");
        for (var trial = 0; trial < Trials; trial++)
        {
            var key = new RowKey(run, trial);
            var hasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var mayFinish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await ReadAsync(rows, key, static () => Task.FromResult(ForcedStaleSchedule.Old));
            await refreshing.FillsAnsweredAsync();

            // The clock of hits goes in steps of some milliseconds, and an entry is fresh in its first.
            while (!hasRead.Task.IsCompleted)
            {
                Assert.Equal(ForcedStaleSchedule.Old, await ReadAsync(rows, key, async () =>
                {
                    hasRead.TrySetResult();
                    await mayFinish.Task;
                    return ForcedStaleSchedule.Old;
                }));
                await Task.Yield();
            }

            var name = key.NameFor(by);
            Assert.Equal(InvalidationOutcome.Applied, await InvalidateAsync(other, name));
            await refreshing.HeardAsync(name, key.ToText());

            Assert.Equal(ForcedStaleSchedule.New, await ReadAsync(rows, key, static () => Task.FromResult(ForcedStaleSchedule.New)));
            mayFinish.SetResult();
            Assert.Equal(ForcedStaleSchedule.New, await ReadAsync(rows, key, static () => Task.FromResult(ForcedStaleSchedule.New)));
        }

        // It ends when its refreshes have.
        await refreshing.DisposeAsync();
        var elsewhere = other.Engine.Cached<RowKey, int>(Plan with { Beta = 0 });
        for (var trial = 0; trial < Trials; trial++)
        {
            Assert.Equal(ForcedStaleSchedule.New, await ReadAsync(elsewhere, new RowKey(run, trial), static () => Task.FromResult(ForcedStaleSchedule.New)));
        }
    }

    [Fact]
    public async Task Race_37_three_instances_load_each_entry_once_as_it_ends()
    {
        var (loads, seen, isOver) = (0, new ConcurrentDictionary<int, bool>(), false);
        var key = new RowKey(Guid.NewGuid().ToString("N"), 1);
        var plan = Plan with { TimeToLive = TimeSpan.FromMilliseconds(300), Beta = 1 };
        ScheduledInstance[] fleet = [await StartAsync(), await StartAsync(), await StartAsync()];

        // A load too many brings what nobody stores and nobody sees: then the two never agree again.
        await Task.WhenAll(fleet.Select(instance => instance.Engine.Cached<RowKey, int>(plan)).Select(rows => Task.Run(async () =>
        {
            using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (!Volatile.Read(ref isOver) && seen.Count < 2 * Entries)
            {
                seen.TryAdd(await ReadAsync(rows, key, LoadAsync), true);
                Volatile.Write(ref isOver, isOver || (seen.Count >= Entries && seen.Count == Volatile.Read(ref loads)));
                await pause.WaitForNextTickAsync();
            }
        })));

        Assert.True(isOver, $"{loads} loads, of which {seen.Count} were seen.");

        async Task<int> LoadAsync()
        {
            var value = Interlocked.Increment(ref loads);
            using var slow = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            await slow.WaitForNextTickAsync();
            return value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private static Task<int> ReadAsync(CachedMethod<RowKey, int> rows, RowKey key, Func<Task<int>> loader) =>
        rows.GetAsync(CacheScope.None, key, loader, 0, static (load, _, _) => new ValueTask<int>(load())).AsTask();

    private static ValueTask<InvalidationOutcome> InvalidateAsync(ScheduledInstance instance, Remote.CacheName name) =>
        name.Kind == Remote.CacheNameKind.Tag
            ? instance.Cache.InvalidateTagAsync(name.Text, TestContext.Current.CancellationToken)
            : instance.Cache.InvalidateAsync(name.ToString(), TestContext.Current.CancellationToken);

    private async Task<ScheduledInstance> StartAsync()
    {
        var instance = await ScheduledInstance.StartAsync(cache => cache.UseRedis(_configuration, options =>
        {
            options.Namespace = _namespace;
            options.CommandTimeout = ForcedStaleSchedule.Patience;
            options.StartTimeout = ForcedStaleSchedule.Patience;
        }));
        _instances.Add(instance);
        return instance;
    }
}

[Collection<OnGarnet>]
public sealed class GarnetEarlyRefresh(EmbeddedGarnet server) : EarlyRefreshTests(server);

[Collection<OnRedis>]
public sealed class RedisEarlyRefresh(RedisServer server) : EarlyRefreshTests(server);
