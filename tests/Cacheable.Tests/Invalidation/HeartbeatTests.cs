using Cacheable.Invalidation;
using Cacheable.Testing;

namespace Cacheable.Tests.Invalidation;

public sealed class HeartbeatTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task It_asks_three_times_within_an_L1_lease_for_every_group(int lease)
    {
        var store = new InMemoryRemoteStore(_fleet.Time, groups: 5);
        var instance = _fleet.Start(settings =>
        {
            settings.Tier = store.Connect();
            settings.Options = options => options.L1Lease = TimeSpan.FromSeconds(lease);
        });
        await instance.ReadAsync(4, _loader);

        for (var leases = 1; leases * lease <= 6; leases++)
        {
            Assert.Equal(15, SyncsDuring(instance, TimeSpan.FromSeconds(lease)));
        }
    }

    [Fact]
    public async Task While_an_answer_is_on_its_way_no_beat_asks_again()
    {
        var instance = _fleet.Start();
        var answer = instance.Remote.HoldReply(RemoteCommands.Sync);

        Assert.Equal(1, SyncsDuring(instance, 3 * Second));

        answer.Continue();
        await instance.Get<HistorySync>().SyncAsync();
        Assert.Equal(3, SyncsDuring(instance, Second));
    }

    [Fact]
    public async Task It_rests_ten_seconds_after_the_last_lookup_and_then_sends_nothing()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(4, _loader);

        Assert.Equal(29, SyncsDuring(instance, 10 * Second - TimeSpan.FromMilliseconds(1)));
        Assert.False(IsResting(instance));

        // Who looked is seen at the beat after it.
        Pass(Second);
        Assert.True(IsResting(instance));
        var commands = instance.Remote.Count(RemoteCommands.All);
        _fleet.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(commands, instance.Remote.Count(RemoteCommands.All));
    }

    [Fact]
    public async Task A_hit_of_L1_is_a_lookup_and_keeps_it_awake()
    {
        var instance = _fleet.Start();
        for (var time = 0; time < 10; time++)
        {
            await instance.ReadAsync(4, _loader);
            Pass(9 * Second);
        }

        Assert.False(IsResting(instance));
        Assert.Equal(3, SyncsDuring(instance, Second));
        Assert.Equal(1, _loader.Calls);
    }

    [Fact]
    public async Task The_next_lookup_wakes_it_and_finds_its_entry_still_in_L1_once_that_is_proven()
    {
        var instance = await RestAsync();
        var reads = instance.Remote.Count(RemoteCommands.Read);
        var syncs = instance.Remote.Count(RemoteCommands.Sync);

        Assert.Equal("value", await instance.ReadAsync(4, _loader));

        Assert.Equal(syncs + 1, instance.Remote.Count(RemoteCommands.Sync));
        Assert.Equal(reads, instance.Remote.Count(RemoteCommands.Read));
        Assert.Equal(1, _loader.Calls);
        Assert.False(IsResting(instance));
        Assert.Equal(3, SyncsDuring(instance, Second));
    }

    [Fact]
    public async Task Who_wakes_it_waits_for_the_answer_and_gets_nothing_that_was_invalidated_during_the_rest()
    {
        var instance = await RestAsync();
        instance.Remote.LoseMessages();
        _loader.Row = "new";
        await _fleet.Start().InvalidateAsync("user:4:*");
        var answer = instance.Remote.Hold(RemoteCommands.Sync);

        var reading = instance.ReadAsync(4, _loader).AsTask();

        Assert.True(answer.Arrived.IsCompleted);
        Assert.False(reading.IsCompleted);
        answer.Continue();
        Assert.Equal("new", await reading);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_wait_for_the_answer_and_it_is_awake_all_the_same()
    {
        var instance = await RestAsync();
        var answer = instance.Remote.Hold(RemoteCommands.Sync);
        using var givesUp = new CancellationTokenSource();
        var reading = instance.ReadAsync(4, _loader, givesUp.Token).AsTask();

        await givesUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        answer.Continue();
        await instance.Get<HistorySync>().SyncAsync();
        Assert.Equal("value", await instance.ReadAsync(4, _loader));
        Assert.Equal(1, _loader.Calls);
    }

    [Fact]
    public async Task Where_L2_does_not_answer_who_wakes_it_loads()
    {
        var instance = await RestAsync();
        _loader.Row = "new";
        instance.Remote.Fail();

        Assert.Equal("new", await instance.ReadAsync(4, _loader));
        Assert.False(IsResting(instance));
    }

    [Fact]
    public async Task Without_L2_there_is_nobody_to_ask_and_no_rest_to_wake_from()
    {
        var instance = _fleet.Start(static settings => settings.WithoutL2 = true);
        await instance.ReadAsync(4, _loader);

        Pass(60 * Second);

        Assert.False(IsResting(instance));
        await instance.ReadAsync(4, _loader);
        Assert.Equal(1, _loader.Calls);
    }

    [Fact]
    public async Task It_ends_with_its_application()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(4, _loader);

        await instance.DisposeAsync();

        Assert.Equal(0, SyncsDuring(instance, Second));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static bool IsResting(Instance instance) => instance.Get<Heartbeat>().IsResting;

    private async Task<Instance> RestAsync()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(4, _loader);
        Pass(12 * Second);
        Assert.True(IsResting(instance));
        return instance;
    }

    private int SyncsDuring(Instance instance, TimeSpan time)
    {
        var before = instance.Remote.Count(RemoteCommands.Sync);
        Pass(time);
        return instance.Remote.Count(RemoteCommands.Sync) - before;
    }

    /// <summary>In steps, so that every beat sees the moment it was set for.</summary>
    private void Pass(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(100);
        for (; time > step; time -= step)
        {
            _fleet.Time.Advance(step);
        }

        _fleet.Time.Advance(time);
    }
}
