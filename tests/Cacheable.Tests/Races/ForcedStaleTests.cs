using System.Collections.Concurrent;
using Cacheable.Remote;
using Cacheable.Schedules;
using Cacheable.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.Races;

public sealed class ForcedStaleTests
{
    public enum Where
    {
        OneInstanceWithoutL2,
        OneInstance,
        InvalidatedOnTheLoadersInstance,
        InvalidatedOnTheOtherInstance,
    }

    public static TheoryData<InvalidateBy, MethodShape, Where, bool> EveryMode()
    {
        var modes = new TheoryData<InvalidateBy, MethodShape, Where, bool>();
        foreach (var by in Enum.GetValues<InvalidateBy>())
        {
            foreach (var shape in Enum.GetValues<MethodShape>())
            {
                foreach (var where in Enum.GetValues<Where>())
                {
                    modes.Add(by, shape, where, true);
                    modes.Add(by, shape, where, false);
                }
            }
        }

        return modes;
    }

    [Theory]
    [MemberData(nameof(EveryMode))]
    public async Task No_reader_sees_the_old_row_after_the_invalidation(InvalidateBy by, MethodShape shape, Where where, bool waitForFill)
    {
        var store = new InMemoryRemoteStore();
        await using var loading = await StartAsync(store);
        await using var other = await StartAsync(store);
        var cache = new ScheduledRowCache(
            by,
            shape,
            loading,
            invalidating: where == Where.InvalidatedOnTheOtherInstance ? other : loading,
            other: where is Where.OneInstance or Where.OneInstanceWithoutL2 ? loading : other);

        Assert.Equal(0, await ForcedStaleSchedule.CountStaleAsync(cache));

        Task<ScheduledInstance> StartAsync(InMemoryRemoteStore store) => ScheduledInstance.StartAsync(builder =>
        {
            builder.Configure(options => options.WaitForFill = waitForFill);
            if (where != Where.OneInstanceWithoutL2)
            {
                builder.Services.AddSingleton<IRemoteTier>(store.Connect());
            }
        });
    }

    [Fact]
    public async Task A_plain_cache_aside_shows_the_old_row_every_time() =>
        Assert.Equal(ForcedStaleSchedule.Trials, await ForcedStaleSchedule.CountStaleAsync(new CacheAside()));

    [Fact]
    public async Task A_thousand_callers_on_two_instances_load_a_cold_key_once()
    {
        var store = new InMemoryRemoteStore();
        await using var one = await ScheduledInstance.StartAsync(cache => cache.Services.AddSingleton<IRemoteTier>(store.Connect()));
        await using var two = await ScheduledInstance.StartAsync(cache => cache.Services.AddSingleton<IRemoteTier>(store.Connect()));

        Assert.Equal(1, await ColdKeySchedule.CountLoadsAsync(1_000, one, two));
    }

    /// <summary>What most applications write by hand: get, load, set; remove on a write.</summary>
    private sealed class CacheAside : IRowCache
    {
        private readonly ConcurrentDictionary<RowKey, int> _entries = new();

        public async Task<int> GetAsync(RowKey key, Func<Task<int>> loader) =>
            _entries.TryGetValue(key, out var value) ? value : _entries[key] = await loader();

        public Task<int> GetElsewhereAsync(RowKey key, Func<Task<int>> loader) => GetAsync(key, loader);

        public Task InvalidateAsync(RowKey key)
        {
            _entries.TryRemove(key, out _);
            return Task.CompletedTask;
        }

        public Task QuietAsync() => Task.CompletedTask;
    }
}
