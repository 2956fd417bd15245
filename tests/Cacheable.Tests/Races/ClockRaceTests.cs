using Cacheable.Invalidation;
using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class ClockRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_22_instances_whose_clocks_are_days_apart_agree_on_what_is_valid_and_when_it_ends()
    {
        var ahead = Start(TimeSpan.FromDays(2)).Instance;
        var behind = Start(TimeSpan.FromDays(-2)).Instance;
        var loader = new Loader<string?>("old");
        await ahead.ReadAsync(4, loader);
        await behind.ReadAsync(4, loader);
        Assert.Equal(1, loader.Calls);

        loader.Row = "new";
        await behind.InvalidateAsync("user:4:*");
        Assert.Equal("new", await ahead.ReadAsync(4, loader));

        // From L2, at half of its life: what is left of it is no question of what time of day it is.
        _fleet.Time.Advance(Plans.TimeToLive / 2);
        Assert.Equal("new", await behind.ReadAsync(4, loader));
        Assert.Equal(2, loader.Calls);

        _fleet.Time.Advance((Plans.TimeToLive / 2) - TimeSpan.FromMilliseconds(1));
        await ahead.ReadAsync(4, loader);
        await behind.ReadAsync(4, loader);
        Assert.Equal(2, loader.Calls);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        await behind.ReadAsync(4, loader);
        Assert.Equal(3, loader.Calls);
        await ahead.ReadAsync(4, loader);
        Assert.Equal(3, loader.Calls);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task Race_23_a_step_of_the_clock_ends_nothing_and_lengthens_nothing(int days)
    {
        var (instance, clock) = Start(TimeSpan.Zero);
        var loader = new Loader<string?>("old");
        await instance.ReadAsync(4, loader);

        clock.Offset = TimeSpan.FromDays(days);
        await instance.ReadAsync(4, loader);
        Assert.Equal(1, loader.Calls);

        // The L1 lease is one of the durations that a step must not lengthen.
        instance.Remote.LoseMessages();
        instance.Remote.Fail(RemoteCommands.Sync);
        loader.Row = "new";
        await _fleet.Start().InvalidateAsync("user:4:*");
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("new", await instance.ReadAsync(4, loader));
    }

    [Fact(Timeout = 30_000)]
    public async Task Race_23_an_answer_that_waited_while_the_process_stood_still_proves_nothing_of_the_present()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        one.Remote.LoseMessages();
        var answer = one.Remote.HoldReply(RemoteCommands.Sync);
        var asking = one.Get<HistorySync>().SyncAsync();
        await answer.Arrived.WaitAsync(TestContext.Current.CancellationToken);

        loader.Row = "new";
        await two.InvalidateAsync("user:4:*");
        one.Remote.Fail(RemoteCommands.Sync);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(999));
        answer.Continue();
        await asking.WaitAsync(TestContext.Current.CancellationToken);

        // It was complete when the question was sent, and the lease counts from there.
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_23_a_process_that_stood_still_for_long_looks_at_the_time_before_it_returns_an_entry()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("old");
        await instance.ReadAsync(4, loader);
        instance.Remote.Fail(RemoteCommands.Sync);
        loader.Row = "new";
        instance.Remote.LoseMessages();
        await _fleet.Start().InvalidateAsync("user:4:*");

        _fleet.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("new", await instance.ReadAsync(4, loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private (Instance Instance, WallClock Clock) Start(TimeSpan offset)
    {
        var clock = new WallClock(_fleet.Time) { Offset = offset };
        return (_fleet.Start(settings => settings.Clock = clock), clock);
    }
}
