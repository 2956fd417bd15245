using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class HeartbeatRaceTests : IAsyncDisposable
{
    private static readonly TimeSpan L1Lease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = L1Lease / 3;

    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_10_a_gap_in_the_messages_is_closed_at_once()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        one.Remote.LoseMessages();
        loader.Row = "new";
        await two.InvalidateAsync("user:4:*");
        one.Remote.DeliverMessages();
        Assert.Equal("old", await one.ReadAsync(4, loader));

        // The first message that comes through says that one before it did not.
        await two.InvalidateAsync("user:5:profile");

        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_10_a_lost_message_is_made_good_by_the_next_heartbeat()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        one.Remote.LoseMessages();
        loader.Row = "new";
        await two.InvalidateAsync("user:4:*");
        Assert.Equal("old", await one.ReadAsync(4, loader));

        _fleet.Time.Advance(Beat);

        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_10_whenever_a_message_is_lost_and_every_heartbeat_after_it_L1_is_no_older_than_its_lease()
    {
        var loader = new Loader<string?>("0");
        for (var moment = 0; moment <= 1_000; moment += 7)
        {
            var one = _fleet.Start();
            var two = _fleet.Start();
            await one.ReadAsync(4, loader);
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(moment));
            await one.ReadAsync(4, loader);

            one.Remote.LoseMessages();
            one.Remote.Fail(RemoteCommands.Sync);
            loader.Row = $"{moment + 1}";
            await two.InvalidateAsync("user:4:*");
            _fleet.Time.Advance(L1Lease);

            Assert.Equal(loader.Row, await one.ReadAsync(4, loader));
            await one.DisposeAsync();
            await two.DisposeAsync();
        }
    }

    [Fact]
    public async Task Race_11_a_half_open_subscriber_hears_nothing_and_lags_no_longer_than_a_heartbeat()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("0");
        await one.ReadAsync(4, loader);
        one.Remote.LoseMessages();

        for (var version = 1; version <= 30; version++)
        {
            loader.Row = $"{version}";
            await two.InvalidateAsync("user:4:profile");
            _fleet.Time.Advance(Beat);
            Assert.Equal(loader.Row, await one.ReadAsync(4, loader));
        }

        // Each was a miss of its own: it did not become right by keeping nothing.
        var calls = loader.Calls;
        _fleet.Time.Advance(Beat);
        await one.ReadAsync(4, loader);
        Assert.Equal(calls, loader.Calls);
    }

    [Fact]
    public async Task Race_11_an_entry_that_a_half_open_subscriber_reads_from_L2_is_ended_by_the_heartbeat_too()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        one.Remote.LoseMessages();
        await two.ReadAsync(4, loader);
        Assert.Equal("old", await one.ReadAsync(4, loader));
        loader.Row = "new";
        await two.InvalidateAsync("user:*");

        _fleet.Time.Advance(Beat);

        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
