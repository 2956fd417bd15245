using Cacheable.Invalidation;
using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class OverloadRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Race_12_messages_that_come_twice_and_in_reverse_leave_nothing_old_in_L1(bool reversed)
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        for (var id = 0; id < 10; id++)
        {
            await one.ReadAsync(id, loader);
        }

        one.Remote.HoldMessages();
        one.Remote.DoubleMessages();
        loader.Row = "new";
        for (var id = 0; id < 10; id++)
        {
            await two.InvalidateAsync($"user:{id}:profile");
        }

        if (reversed)
        {
            one.Remote.DeliverMessagesInReverse();
        }
        else
        {
            one.Remote.DeliverMessages();
        }

        for (var id = 0; id < 10; id++)
        {
            Assert.Equal("new", await one.ReadAsync(id, loader));
        }

        // They were counted right: what comes next is no gap.
        var syncs = one.Remote.Count(RemoteCommands.Sync);
        await two.InvalidateAsync("user:4:profile");
        Assert.Equal(syncs, one.Remote.Count(RemoteCommands.Sync));
    }

    [Fact]
    public async Task Race_52_who_missed_more_than_the_log_holds_starts_with_an_empty_L1()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        await one.ReadAsync(5, loader);
        one.Remote.LoseMessages();
        loader.Row = "new";
        await two.InvalidateAsync("user:4:profile");
        for (var flood = 0; flood < 5_000; flood++)
        {
            await two.InvalidateAsync("flood:*");
        }

        var reads = one.Remote.Count(RemoteCommands.Read);
        _fleet.Time.Advance(TimeSpan.FromSeconds(1) / 3);

        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("old", await one.ReadAsync(5, loader));
        Assert.Equal(reads + 2, one.Remote.Count(RemoteCommands.Read));
    }

    [Fact(Timeout = 30_000)]
    public async Task Race_52_a_flood_of_gaps_asks_once_more_and_not_once_for_each()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        one.Remote.LoseMessages();
        await two.InvalidateAsync("user:5:profile");
        one.Remote.DeliverMessages();
        var syncs = one.Remote.Count(RemoteCommands.Sync);
        var answer = one.Remote.HoldReply(RemoteCommands.Sync);
        for (var flood = 0; flood < 1_000; flood++)
        {
            await two.InvalidateAsync("flood:*");
        }

        await answer.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        var asking = one.Get<HistorySync>().SyncAsync();
        loader.Row = "new";
        await two.InvalidateAsync("user:4:profile");
        Assert.Equal("new", await one.ReadAsync(4, loader));
        answer.Continue();
        await asking.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(syncs + 2, one.Remote.Count(RemoteCommands.Sync));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
