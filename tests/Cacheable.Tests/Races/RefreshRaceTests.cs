using Cacheable.Testing;
using Cacheable.Tests.EarlyRefresh;

namespace Cacheable.Tests.Races;

/// <summary>Early refreshes beside invalidations (race 36), and many who would refresh at once (race 37).</summary>
public sealed class RefreshRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();
    private readonly SteppedSource _source = new();

    public RefreshRaceTests() => SynchronizationContext.SetSynchronizationContext(null);

    [Theory]
    [InlineData(CacheTiers.L1)]
    [InlineData(CacheTiers.L2)]
    [InlineData(CacheTiers.All)]
    public async Task Race_36_what_a_refresh_read_before_an_invalidation_is_kept_by_nobody(CacheTiers tiers)
    {
        var profiles = new DueProfiles(_fleet, _source, plan => plan with { Tiers = tiers });
        await DrawnAsync(profiles);

        var reader = new SteppedSource { Row = "new" };
        _source.Row = "new";
        await profiles.Instance.InvalidateAsync("user:4:*");
        profiles.Draw = 0;
        var elsewhere = new DueProfiles(_fleet, reader, plan => plan with { Tiers = tiers });
        _source.Holds = false;
        Assert.Equal("new", await profiles.ReadAsync());
        _source.Finish();

        Assert.Equal("new", await profiles.ReadAsync());
        Assert.Equal("new", await elsewhere.ReadAsync());
        Assert.Equal(1, profiles.Refreshes(_meter, "refused"));
    }

    [Fact]
    public async Task Race_36_without_a_reader_between_the_next_one_loads()
    {
        var profiles = new DueProfiles(_fleet, _source);
        await DrawnAsync(profiles);

        _source.Row = "new";
        await profiles.Instance.InvalidateAsync("user:4:*");
        _source.Finish();
        _source.Holds = false;

        Assert.Equal("new", await profiles.ReadAsync());
    }

    [Fact]
    public async Task Race_36_what_is_taken_from_another_instance_is_not_kept_past_an_invalidation()
    {
        var one = new DueProfiles(_fleet, _source);
        var two = new DueProfiles(_fleet, new SteppedSource());
        await DrawnAsync(one, two);
        two.Draw = DueProfiles.TenSecondsEarly;
        Assert.Equal("old", await two.ReadAsync());

        // The other has filled; its value is on its way here when the row changes.
        var reply = two.Instance.Remote.HoldReply(RemoteCommands.Read);
        _source.Finish();
        await reply.Arrived;
        two.Draw = 0;
        two.Source.Row = "new";
        await two.Instance.InvalidateAsync("user:4:*");
        Assert.Equal("new", await two.ReadAsync());
        reply.Continue();
        await reply.Ended;
        await two.Background.StopAsync();

        Assert.Equal("new", await two.ReadAsync());
    }

    [Fact]
    public async Task Race_36_while_a_hold_stands_nothing_is_refreshed()
    {
        var profiles = new DueProfiles(_fleet, _source);
        await profiles.FillAsync();
        await profiles.NearTheEndAsync();

        // A commit that changes the entry has announced itself, and the message is on its way: L1 may still answer.
        profiles.Instance.Remote.HoldMessages();
        var hold = new Remote.Hold(Token: 1, TimeSpan.FromSeconds(30));
        await _fleet.Store.Connect().HoldAsync([Remote.CacheName.Parse("user:4:profile")], hold, TestContext.Current.CancellationToken);
        profiles.Draw = DueProfiles.TenSecondsEarly;

        Assert.Equal("old", await profiles.ReadAsync());

        Assert.Equal((1, 1), (_source.Calls, profiles.Refreshes(_meter, "left")));
    }

    [Fact]
    public async Task Race_37_of_three_instances_that_draw_at_once_one_loads_and_the_others_take_its_entry()
    {
        var all = Enumerable.Range(0, 3).Select(_ => new DueProfiles(_fleet, _source)).ToArray();
        await DrawnAsync(all);
        foreach (var other in all[1..])
        {
            other.Draw = DueProfiles.TenSecondsEarly;
            Assert.Equal("old", await other.ReadAsync());
        }

        Assert.Equal(2, _source.Calls);
        _source.Finish();

        foreach (var other in all)
        {
            Assert.Equal("new", await other.ReadAsync());
        }

        Assert.Equal(2, _source.Calls);
        Assert.Equal([0, 1, 1], all.Select(profiles => profiles.Refreshes(_meter, "taken")));
    }

    [Fact]
    public async Task Race_37_an_instance_that_draws_after_another_has_refreshed_loads_nothing()
    {
        var one = new DueProfiles(_fleet, _source);
        var two = new DueProfiles(_fleet, _source);
        await DrawnAsync(one, two);
        _source.Finish();
        two.Draw = DueProfiles.TenSecondsEarly;

        Assert.Equal("old", await two.ReadAsync());

        Assert.Equal("new", await two.ReadAsync());
        Assert.Equal((2, 1), (_source.Calls, two.Refreshes(_meter, "taken")));
        Assert.Equal(1, two.Instance.Remote.Count(RemoteCommands.Release));
    }

    [Fact]
    public async Task Race_37_of_many_draws_in_one_instance_one_loads()
    {
        // L1 alone: there is no lease that would keep a second one from loading.
        var profiles = new DueProfiles(_fleet, _source, static plan => plan with { Tiers = CacheTiers.L1 });
        await DrawnAsync(profiles);
        for (var draw = 0; draw < 10; draw++)
        {
            Assert.Equal("old", await profiles.ReadAsync());
        }

        Assert.Equal(2, _source.Calls);
    }

    [Fact]
    public async Task Race_37_a_draw_that_comes_when_its_own_instance_has_just_refreshed_loads_nothing()
    {
        var profiles = new DueProfiles(_fleet, _source, static plan => plan with { Tiers = CacheTiers.L1, RefreshInline = true });
        await profiles.FillAsync();
        await profiles.NearTheEndAsync();
        (_source.Row, profiles.Draw) = ("new", DueProfiles.TenSecondsEarly);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => profiles.ReadAsync())));

        Assert.Equal(2, _source.Calls);
    }

    [Fact]
    public async Task Race_37_when_the_refreshing_instance_dies_the_others_keep_the_entry_to_its_end_and_then_load()
    {
        var dies = new DueProfiles(_fleet, _source);
        var survives = new DueProfiles(_fleet, new SteppedSource { Row = "new" });
        await DrawnAsync(dies, survives);
        survives.Draw = DueProfiles.TenSecondsEarly;
        Assert.Equal("old", await survives.ReadAsync());
        dies.Instance.Remote.Disconnect();

        survives.Draw = 0;
        _fleet.Time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal("old", await survives.ReadAsync());
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        var missing = survives.ReadAsync();
        for (var second = 0; second < 10 && !missing.IsCompleted; second++)
        {
            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("new", await missing);
        Assert.Equal(1, survives.Source.Calls);
    }

    public async ValueTask DisposeAsync()
    {
        _meter.Dispose();
        await _fleet.DisposeAsync();
    }

    /// <summary>The first has filled the entry and refreshes it: its load has read the row and is held. The others have the entry too. Then the row is "new".</summary>
    private async Task DrawnAsync(params DueProfiles[] profiles)
    {
        await profiles[0].FillAsync();
        foreach (var second in Enumerable.Range(0, 22))
        {
            foreach (var each in profiles)
            {
                await each.ReadAsync();
            }

            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        }

        (_source.Holds, profiles[0].Draw) = (true, DueProfiles.TenSecondsEarly);
        _source.Row = profiles.Length > 1 ? "new" : "old";
        Assert.Equal("old", await profiles[0].ReadAsync());
        Assert.Equal(2, _source.Calls);
    }
}
