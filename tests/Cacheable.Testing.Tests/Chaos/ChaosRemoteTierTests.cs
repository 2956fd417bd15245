using Cacheable.Remote;
using Cacheable.Tests.Conformance;

namespace Cacheable.Testing.Tests;

public sealed class ChaosRemoteTierTests
{
    private static readonly EntryKey Visits = new("visits:4");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly InMemoryRemoteStore _store = new();
    private readonly ChaosRemoteTier _tier;

    public ChaosRemoteTierTests() => _tier = new ChaosRemoteTier(_store.Connect());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Undisturbed_it_is_the_tier_it_wraps()
    {
        Assert.Equal("memory", _tier.Name);
        Assert.Equal(1, await IncrementAsync());
        Assert.Equal(1, _tier.Count(RemoteCommands.Increment));
        Assert.Equal(0, _tier.Count(RemoteCommands.All & ~RemoteCommands.Increment));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_that_was_abandoned_fails_for_its_sender_and_is_executed_once_it_may_go_on(bool afterwards)
    {
        var held = afterwards ? _tier.HoldReply(RemoteCommands.Increment) : _tier.Hold(RemoteCommands.Increment);
        var sent = IncrementAsync();
        await held.Arrived;

        held.Abandon(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => sent);
        Assert.False(held.Ended.IsCompleted);
        held.Continue();
        await held.Ended;
        Assert.Equal(2, await IncrementAsync());
    }

    [Fact]
    public async Task Every_command_that_fails_throws_and_has_no_effect()
    {
        _tier.Fail();
        Func<Task>[] commands =
        [
            async () => await _tier.ReadAsync(Visits, Cancel),
            async () => await _tier.LeaseAsync(Visits, Minute, replace: false, Cancel),
            async () => await _tier.FillAsync(Visits, new Lease(1, 1, 1), ReadOnlyMemory<byte>.Empty, Minute, Cancel),
            async () => await _tier.ReleaseAsync(Visits, new Lease(1, 1, 1), Cancel),
            async () => await _tier.InvalidateAsync([CacheName.Parse("visits:4")], Cancel),
            async () => await _tier.FenceAsync(new Fence(0, Over: null, Known: null), Cancel),
            async () => await _tier.SyncAsync(0, known: null, Cancel),
            async () => await _tier.GetTimeToLiveAsync(Visits, Cancel),
            IncrementAsync,
        ];

        foreach (var command in commands)
        {
            await Assert.ThrowsAsync<ChaosException>(command);
        }

        _tier.Heal();
        Assert.Equal(commands.Length, _tier.Count(RemoteCommands.All));
        Assert.Equal(1, await IncrementAsync());
    }

    [Fact]
    public async Task Only_the_commands_that_were_named_fail()
    {
        _tier.Fail(RemoteCommands.Fill | RemoteCommands.Invalidate);

        Assert.Equal(1, await IncrementAsync());
        await Assert.ThrowsAsync<ChaosException>(async () => await _tier.InvalidateAsync([], Cancel));
    }

    [Fact]
    public async Task A_command_that_fails_afterwards_took_effect()
    {
        _tier.FailAfterwards(RemoteCommands.Increment);
        await Assert.ThrowsAsync<ChaosException>(IncrementAsync);

        _tier.Heal();
        Assert.Equal(2, await IncrementAsync());
    }

    [Fact]
    public async Task A_held_command_has_no_effect_until_it_goes_on()
    {
        var hold = _tier.Hold(RemoteCommands.Increment);
        var held = IncrementAsync();
        await hold.Arrived;

        Assert.Equal(1, await IncrementAsync());
        Assert.False(held.IsCompleted);
        hold.Continue();

        Assert.Equal(2, await held);
    }

    [Fact]
    public async Task A_held_reply_comes_after_the_effect()
    {
        var hold = _tier.HoldReply(RemoteCommands.Increment);
        var held = IncrementAsync();
        await hold.Arrived;

        Assert.Equal(2, await IncrementAsync());
        Assert.False(held.IsCompleted);
        hold.Continue();

        Assert.Equal(1, await held);
    }

    [Fact]
    public async Task A_held_command_can_fail_or_be_cancelled()
    {
        var hold = _tier.Hold(RemoteCommands.Increment);
        var failing = IncrementAsync();
        hold.Fail(new TimeoutException("late"));
        await Assert.ThrowsAsync<TimeoutException>(() => failing);

        _tier.Hold(RemoteCommands.Increment);
        using var cancellation = new CancellationTokenSource();
        var cancelled = _tier.IncrementAsync(Visits, 1, Minute, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        Assert.Equal(1, await IncrementAsync());
    }

    [Fact]
    public async Task Messages_are_lost_or_kept_as_the_test_says()
    {
        var observer = new RecordingObserver();
        await using var observation = _tier.Observe(observer);
        var other = _store.Connect();

        _tier.LoseMessages();
        await other.InvalidateAsync([CacheName.Parse("lost")], Cancel);
        _tier.DeliverMessages();
        _tier.HoldMessages();
        await other.InvalidateAsync([CacheName.Parse("kept")], Cancel);
        Assert.Empty(observer.Messages);
        _tier.DeliverMessages();
        await other.FenceAsync(new Fence(0, Over: null, Known: null), Cancel);

        Assert.Equal(["kept", RecordingObserver.Fence], observer.Messages);
    }

    [Fact]
    public async Task Messages_are_doubled_and_reordered_as_the_test_says()
    {
        var observer = new RecordingObserver();
        await using var observation = _tier.Observe(observer);
        var other = _store.Connect();

        _tier.DoubleMessages();
        await other.InvalidateAsync([CacheName.Parse("twice")], Cancel);
        _tier.HoldMessages();
        await other.InvalidateAsync([CacheName.Parse("first"), CacheName.Parse("second")], Cancel);
        _tier.DeliverMessagesInReverse();
        await other.InvalidateAsync([CacheName.Parse("once")], Cancel);

        Assert.Equal(["twice", "twice", "second", "second", "first", "first", "once"], observer.Messages);
    }

    [Fact]
    public async Task The_end_of_a_lease_is_a_message_like_any_other()
    {
        var observer = new RecordingObserver();
        await using var observation = _tier.Observe(observer);
        var lease = Assert.NotNull((await _tier.LeaseAsync(Visits, Minute, replace: false, Cancel)).Lease);
        await _store.Connect().LeaseAsync(Visits, Minute, replace: false, Cancel);

        _tier.HoldMessages();
        await _tier.ReleaseAsync(Visits, lease, Cancel);
        Assert.Empty(observer.Messages);
        _tier.DeliverMessages();

        Assert.Equal([RecordingObserver.Released(Visits.Text)], observer.Messages);
    }

    [Fact]
    public async Task A_cut_connection_fails_commands_loses_messages_and_tells_observers_old_and_new()
    {
        var (before, during) = (new RecordingObserver(), new RecordingObserver());
        await using var first = _tier.Observe(before);
        Assert.True(before.Connected.IsCompleted);

        _tier.Disconnect();
        await using var second = _tier.Observe(during);
        await _store.Connect().InvalidateAsync([CacheName.Parse("lost")], Cancel);
        await Assert.ThrowsAsync<ChaosException>(IncrementAsync);
        Assert.True(before.Disconnected.IsCompleted);
        Assert.False(during.Connected.IsCompleted);

        _tier.Reconnect();
        Assert.True(before.Connected.IsCompleted);
        Assert.True(during.Connected.IsCompleted);
        Assert.Equal(1, await IncrementAsync());
        Assert.Empty(before.Messages);
    }

    private Task<long> IncrementAsync() => _tier.IncrementAsync(Visits, 1, Minute, Cancel).AsTask();
}
