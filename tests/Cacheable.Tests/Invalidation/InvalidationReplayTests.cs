using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Testing;

namespace Cacheable.Tests.Invalidation;

/// <summary>What was done in L2 but is not known to be in its history is owed again: a failover right after it would undo it unnoticed.</summary>
public sealed class InvalidationReplayTests : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("old");
    private readonly Instance _one;

    public InvalidationReplayTests() =>
        _one = _fleet.Start(static settings => settings.Options = static options => options.InvalidationJournalCapacity = 3);

    [Fact(Timeout = 30_000)]
    public async Task An_invalidation_whose_reply_comes_after_a_doubt_is_owed_again()
    {
        var behind = await FilledAsync();
        var reply = _one.Remote.HoldReply(RemoteCommands.Invalidate);
        var invalidating = _one.InvalidateAsync("user:4:profile").AsTask();
        Assert.True(reply.Arrived.IsCompleted);
        FailOver(behind);
        reply.Continue();

        Assert.Equal(InvalidationOutcome.Deferred, await invalidating);
        await SettledAsync(TestContext.Current.CancellationToken);

        Assert.Equal("new", await _fleet.Start().ReadAsync(4, _loader));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_replay_whose_reply_comes_after_a_doubt_is_owed_again()
    {
        var behind = await FilledAsync();
        _one.Remote.Fail(RemoteCommands.Invalidate);
        Assert.Equal(InvalidationOutcome.Deferred, await _one.InvalidateAsync("user:4:profile"));
        _one.Remote.Heal();
        var reply = _one.Remote.HoldReply(RemoteCommands.Invalidate);
        _fleet.Time.Advance(Retry);
        Assert.True(reply.Arrived.IsCompleted);
        FailOver(behind);

        // Before any sync: once history is known again, the reply is learnt and the loss noticed.
        var history = _one.Get<GroupHistories>().Groups[0];
        var doubts = history.Losses;
        reply.Continue();
        while (history.Losses == doubts)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await SettledAsync(TestContext.Current.CancellationToken);

        Assert.Equal("new", await _fleet.Start().ReadAsync(4, _loader));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_fence_of_a_full_journal_is_settled_by_a_sync_that_finds_it_and_not_by_its_reply()
    {
        await FilledAsync();
        await OverflowAsync();
        var sync = _one.Remote.Hold(RemoteCommands.Sync);
        _fleet.Time.Advance(Retry);

        Assert.Equal(1, _one.Remote.Count(RemoteCommands.Fence));
        Assert.True(sync.Arrived.IsCompleted);
        Assert.True(IsOwing);
        sync.Continue();
        await SettledAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, _one.Remote.Count(RemoteCommands.Fence));
        Assert.Equal("new", await _fleet.Start().ReadAsync(4, _loader));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_fence_that_a_failover_undid_before_it_was_found_is_owed_again()
    {
        var behind = await FilledAsync();
        await OverflowAsync();
        var sync = _one.Remote.Hold(RemoteCommands.Sync);
        _fleet.Time.Advance(Retry);
        Assert.Equal(1, _one.Remote.Count(RemoteCommands.Fence));
        FailOver(behind);
        sync.Continue();

        await SettledAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, _one.Remote.Count(RemoteCommands.Fence));
        Assert.Equal("new", await _fleet.Start().ReadAsync(4, _loader));
    }

    [Fact(Timeout = 30_000)]
    public async Task While_history_is_in_doubt_nothing_is_replayed_because_nothing_would_be_learnt()
    {
        await FilledAsync();
        _one.Remote.Fail(RemoteCommands.Invalidate);
        await _one.InvalidateAsync("user:4:profile");
        _one.Remote.Heal();
        _one.Remote.Fail(RemoteCommands.Sync);
        _one.Get<RemoteTierListener>().OnDisconnected();
        var sent = _one.Remote.Count(RemoteCommands.Invalidate);

        Assert.False(await _one.Get<InvalidationReplay>().SettleAsync());
        _fleet.Time.Advance(Retry);

        Assert.Equal(sent, _one.Remote.Count(RemoteCommands.Invalidate));
        _one.Remote.Heal();
        await SettledAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_became_doubtful_by_another_course_of_history_is_repeated_without_anybody_asking()
    {
        await FilledAsync();
        await _one.InvalidateAsync("user:4:profile");
        var sent = _one.Remote.Count(RemoteCommands.Invalidate);

        _one.Get<InvalidationReplay>().OweRecent();
        Assert.True(IsOwing);
        _fleet.Time.Advance(Retry);

        Assert.Equal(sent + 1, _one.Remote.Count(RemoteCommands.Invalidate));
        Assert.False(IsOwing);
    }

    [Fact(Timeout = 30_000)]
    public async Task More_recent_ones_than_are_remembered_are_repeated_as_a_fence()
    {
        await FilledAsync();
        for (var id = 0; id < 4; id++)
        {
            await _one.InvalidateAsync($"user:{id}:profile");
        }

        _one.Get<InvalidationReplay>().OweRecent();
        _fleet.Time.Advance(Retry);
        await SettledAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, _one.Remote.Count(RemoteCommands.Fence));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_owed_at_rest_is_replayed_though_the_first_sync_after_the_connection_failed(bool overflow)
    {
        await FilledAsync();
        Pass(seconds: 12);
        Assert.True(_one.Get<Heartbeat>().IsResting);
        _one.Remote.Disconnect();
        foreach (var id in Enumerable.Range(4, overflow ? 5 : 1))
        {
            Assert.Equal(InvalidationOutcome.Deferred, await _one.InvalidateAsync($"user:{id}:profile"));
        }

        // A server that has just started is connected and still reads its file.
        _one.Remote.Heal();
        _one.Remote.Fail();
        _one.Get<RemoteTierListener>().OnConnected();
        Pass(seconds: 1);
        _one.Remote.Heal();
        Pass(seconds: 1);

        Assert.False(IsOwing);
        Assert.Equal("new", await _fleet.Start().ReadAsync(4, _loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private bool IsOwing => _one.Get<InvalidationJournal>().HasPending;

    /// <summary>Fills the old row into L2 by another instance, so that nobody here looks at anything, and writes the new one.</summary>
    private async Task<InMemorySnapshot> FilledAsync()
    {
        await using var other = _fleet.Start();
        await other.ReadAsync(4, _loader);
        _loader.Row = "new";
        return _fleet.Store.Snapshot();
    }

    private async Task OverflowAsync()
    {
        _one.Remote.Fail(RemoteCommands.Invalidate);
        for (var id = 4; id < 9; id++)
        {
            Assert.Equal(InvalidationOutcome.Deferred, await _one.InvalidateAsync($"user:{id}:profile"));
        }

        _one.Remote.Heal();
    }

    /// <summary>The connection breaks and a replica without the tail goes on; who asks it finds what is known here in its log.</summary>
    private void FailOver(InMemorySnapshot behind)
    {
        _one.Get<RemoteTierListener>().OnDisconnected();
        _fleet.Store.Restore(behind);
    }

    /// <summary>In steps, so that every timer sees the moment it was set for.</summary>
    private void Pass(int seconds)
    {
        for (var step = 0; step < 4 * seconds; step++)
        {
            _fleet.Time.Advance(Retry);
        }
    }

    private async Task SettledAsync(CancellationToken cancellationToken)
    {
        while (IsOwing)
        {
            _fleet.Time.Advance(Retry);
            await _one.Get<HistorySync>().SyncAsync();
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
