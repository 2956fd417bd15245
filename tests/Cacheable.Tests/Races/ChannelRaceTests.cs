using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class ChannelRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_08_an_entry_that_reaches_L1_after_the_message_is_never_returned()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        var reply = one.Remote.HoldReply(RemoteCommands.Fill);

        // L2 has accepted the fill; before L1 is filled, the message of an invalidation passes.
        Assert.Equal("old", await one.ReadAsync(4, loader));
        await reply.Arrived;
        loader.Row = "new";
        await two.InvalidateAsync("user:4:profile");
        reply.Continue();

        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_09_a_value_read_from_L2_before_the_message_is_not_kept_after_it()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await two.ReadAsync(4, loader);
        var reply = one.Remote.HoldReply(RemoteCommands.Read);

        var reading = one.ReadAsync(4, loader).AsTask();
        await reply.Arrived;
        loader.Row = "new";
        await two.InvalidateAsync("user:4:*");
        reply.Continue();

        Assert.Equal("old", await reading);
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_09_a_value_read_while_this_instance_invalidates_is_not_kept()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("old");
        var invalidation = instance.Remote.Hold(RemoteCommands.Invalidate);
        loader.Row = "new";
        var invalidating = instance.InvalidateAsync("user:4:*").AsTask();
        await invalidation.Arrived;

        // A replica that lags, a snapshot: the loader sees the old row although the write is done.
        loader.Row = "old";
        Assert.Equal("old", await instance.ReadAsync(4, loader));
        loader.Row = "new";
        invalidation.Continue();
        await invalidating;

        Assert.Equal("new", await instance.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_10_messages_lost_while_disconnected_leave_nothing_old_in_L1()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        one.Remote.LoseMessages();
        loader.Row = "new";
        await two.InvalidateAsync("user:4:*");
        Assert.Equal("old", await one.ReadAsync(4, loader));

        one.Remote.Reconnect();

        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_10_what_is_in_L1_at_a_disconnection_lives_no_longer_than_the_L1_lease()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);

        one.Remote.Disconnect();
        loader.Row = "new";
        await two.InvalidateAsync("user:4:*");
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal("old", await one.ReadAsync(4, loader));
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_10_what_was_read_from_L2_while_no_messages_flow_lives_no_longer_than_the_L1_lease()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await two.ReadAsync(4, loader);
        one.Remote.Disconnect();
        one.Remote.Heal();

        // Commands pass and messages do not: a channel can be down alone.
        Assert.Equal("old", await one.ReadAsync(4, loader));
        loader.Row = "new";
        await two.InvalidateAsync("user:4:*");
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_10_what_is_loaded_while_L2_is_away_lives_no_longer_than_the_L1_lease_of_its_load()
    {
        var one = _fleet.Start(static settings => settings.StartsCut = true);
        var loader = new Loader<string?>("old");
        var slow = loader.Hold();
        var reading = one.ReadAsync(4, loader);
        await slow.Arrived;
        loader.Row = "new";
        await _fleet.Start().InvalidateAsync("user:4:*");

        // The lease counts from when the load began, because what was invalidated since may be missing in it.
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(400));
        slow.Finish();
        Assert.Equal("old", await reading);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(599));
        Assert.Equal("old", await one.ReadAsync(4, loader));
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_10_a_flight_that_began_while_connected_keeps_nothing_once_the_channel_is_down()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        var hold = loader.Hold();
        var reading = one.ReadAsync(4, loader);
        await hold.Arrived;

        one.Remote.Disconnect();
        one.Remote.Heal();
        await _fleet.Start().InvalidateAsync("user:4:*");
        loader.Row = "new";
        hold.Finish();

        Assert.Equal("old", await reading);
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_12_a_message_that_comes_late_costs_a_miss_and_brings_nothing_back()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        one.Remote.HoldMessages();
        await two.InvalidateAsync("user:4:*");
        loader.Row = "new";
        await two.InvalidateAsync("user:4:profile");
        Assert.Equal("new", await one.ReadAsync(4, loader));

        one.Remote.DeliverMessages();

        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal(1, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
