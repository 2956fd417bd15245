using Cacheable.FailSafe;
using Cacheable.Schedules;
using Cacheable.Telemetry;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.EarlyRefresh;

public sealed class EarlyRefreshTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();
    private readonly SteppedSource _source = new();

    // Under a context of the test's own, what the engine begins would not go on where it was begun.
    public EarlyRefreshTests() => SynchronizationContext.SetSynchronizationContext(null);

    [Theory]
    [InlineData(CacheTiers.L1)]
    [InlineData(CacheTiers.L2)]
    [InlineData(CacheTiers.All)]
    public async Task A_lookup_that_draws_it_has_the_present_value_at_once_and_those_after_the_refresh_the_next(CacheTiers tiers)
    {
        var profiles = await DueAsync(plan => plan with { Tiers = tiers });
        (_source.Row, _source.Holds, profiles.Draw) = ("new", true, DueProfiles.TenSecondsEarly);

        Assert.Equal("old", await profiles.ReadAsync());
        Assert.Equal((2, "old"), (_source.Calls, await profiles.ReadAsync()));
        _source.Finish();

        Assert.Equal("new", await profiles.ReadAsync());
        Assert.Equal((2, 1), (_source.Calls, profiles.Refreshes(_meter, "refreshed")));
    }

    [Fact]
    public async Task An_entry_is_not_refreshed_early_unless_that_is_asked_for()
    {
        var profiles = await DueAsync(static plan => plan with { Beta = Plans.Profile.Beta });
        profiles.Draw = DueProfiles.TenSecondsEarly;

        Assert.Equal("old", await profiles.ReadAsync());

        Assert.Equal((0.0, 1), (Plans.Profile.Beta, _source.Calls));
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(1, 2)]
    public async Task Beta_says_how_early(double beta, int loads)
    {
        var profiles = await DueAsync(plan => plan with { Beta = beta });
        profiles.Draw = DueProfiles.TenSecondsEarly;

        await profiles.ReadAsync();

        Assert.Equal(loads, _source.Calls);
    }

    [Fact]
    public async Task A_refreshed_entry_lives_as_long_as_any_other()
    {
        var profiles = await DueAsync();
        (_source.Row, profiles.Draw) = ("new", DueProfiles.TenSecondsEarly);
        await profiles.ReadAsync();
        profiles.Draw = 0;
        await profiles.NearTheEndAsync();

        Assert.Equal("new", await profiles.ReadAsync());
        Assert.Equal(2, _source.Calls);
    }

    [Fact]
    public async Task A_due_lookup_counts_as_a_hit_of_L1()
    {
        var profiles = await DueAsync();
        var (hits, misses) = (_meter.Read(profiles.Instance, "cacheable.hits", "tier=l1"), _meter.Read(profiles.Instance, "cacheable.misses"));

        await profiles.ReadAsync();

        Assert.Equal(hits + 1, _meter.Read(profiles.Instance, "cacheable.hits", "tier=l1"));
        Assert.Equal(misses, _meter.Read(profiles.Instance, "cacheable.misses"));
    }

    [Fact]
    public async Task Callers_who_miss_while_it_is_refreshed_wait_for_the_refresh()
    {
        var profiles = await DueAsync();
        (_source.Row, _source.Holds, profiles.Draw) = ("new", true, DueProfiles.TenSecondsEarly);
        await profiles.ReadAsync();

        _fleet.Time.Advance(TimeSpan.FromSeconds(9));
        var missing = profiles.ReadAsync();
        Assert.False(missing.IsCompleted);
        _source.Finish();

        Assert.Equal("new", await missing);
        Assert.Equal(2, _source.Calls);
    }

    [Fact]
    public async Task Callers_who_miss_L1_while_it_is_refreshed_have_what_L2_still_holds()
    {
        var profiles = await DueAsync(static plan => plan with { L1TimeToLive = TimeSpan.FromSeconds(2) });
        (_source.Row, _source.Holds, profiles.Draw) = ("new", true, DueProfiles.TenSecondsEarly);
        await profiles.ReadAsync();
        _fleet.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal((2, "old"), (_source.Calls, await profiles.ReadAsync().WaitAsync(ForcedStaleSchedule.Patience)));

        _source.Finish();
        Assert.Equal("new", await profiles.ReadAsync());
    }

    [Fact]
    public async Task Inline_the_caller_that_draws_it_waits_and_has_the_new_value()
    {
        var profiles = await DueAsync(static plan => plan with { RefreshInline = true });
        (_source.Row, _source.Holds, profiles.Draw) = ("new", true, DueProfiles.TenSecondsEarly);

        var drawn = profiles.ReadAsync();
        Assert.False(drawn.IsCompleted);
        Assert.Equal("old", await profiles.ReadAsync());
        _source.Finish();

        Assert.Equal("new", await drawn);
        Assert.False(Plans.Profile.RefreshInline);
    }

    [Fact]
    public async Task Inline_a_caller_who_gives_up_is_cancelled_and_leaves_the_entry()
    {
        using var leaving = new CancellationTokenSource();
        var profiles = await DueAsync(static plan => plan with { RefreshInline = true });
        (_source.Holds, profiles.Draw) = (true, DueProfiles.TenSecondsEarly);
        var drawn = profiles.ReadAsync(leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drawn);
        profiles.Draw = 0;
        Assert.Equal("old", await profiles.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refresh_that_fails_leaves_the_entry_and_is_not_tried_again_at_once(bool inline)
    {
        var profiles = await DueAsync(plan => plan with { RefreshInline = inline });
        (_source.Failure, profiles.Draw) = (new InvalidOperationException("away"), DueProfiles.TenSecondsEarly);

        Assert.Equal("old", await profiles.ReadAsync());
        Assert.Equal("old", await profiles.ReadAsync());
        Assert.Equal((2, 1), (_source.Calls, profiles.Refreshes(_meter, "failed")));
        Assert.Single(profiles.Instance.Log.At(LogLevel.Warning), static line => line.Contains("early refresh failed", StringComparison.Ordinal));

        // As long as the load took; then the next draw tries.
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        (_source.Failure, _source.Row) = (null, "new");
        await profiles.ReadAsync();
        Assert.Equal("new", await profiles.ReadAsync());
    }

    [Fact]
    public async Task With_a_memory_of_failures_the_next_try_waits_for_that()
    {
        var profiles = await DueAsync(static plan => plan with { FailureMemory = TimeSpan.FromSeconds(3) });
        (_source.Failure, profiles.Draw) = (new InvalidOperationException("away"), DueProfiles.TenSecondsEarly);
        await profiles.ReadAsync();

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));
        await profiles.ReadAsync();
        Assert.Equal(2, _source.Calls);
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        await profiles.ReadAsync();
        Assert.Equal(3, _source.Calls);
    }

    [Fact]
    public async Task A_row_that_has_gone_is_not_asked_for_at_every_lookup()
    {
        var profiles = await DueAsync();
        (_source.Row, profiles.Draw) = (null, DueProfiles.TenSecondsEarly);

        Assert.Equal("old", await profiles.ReadAsync());
        Assert.Equal("old", await profiles.ReadAsync());

        Assert.Equal((2, 1), (_source.Calls, profiles.Refreshes(_meter, "refused")));
    }

    [Fact]
    public async Task Inside_a_transaction_that_has_written_nothing_is_refreshed()
    {
        var profiles = await DueAsync();
        profiles.Draw = DueProfiles.TenSecondsEarly;
        using (new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled))
        {
            // It has written nothing, so what L1 holds is good.
            Assert.Equal("old", await profiles.ReadAsync());
            Assert.Equal(1, _source.Calls);
        }

        var written = profiles.Instance.Get<ICacheTransactionTracker>().OfUnsavedChanges();
        written.SawWrite();
        _source.Row = "uncommitted";
        Assert.Equal("uncommitted", await profiles.ReadAsync(new CacheScope([new Transactions.KnownTransactions(written)])));
        Assert.Equal(0, profiles.Refreshes(_meter, "refreshed"));
        written.Ended(CacheTransactionOutcome.RolledBack);
        profiles.Draw = 0;
        Assert.Equal("old", await profiles.ReadAsync());
    }

    [Fact]
    public async Task Without_an_answer_of_L2_nobody_refreshes()
    {
        var profiles = await DueAsync();
        profiles.Instance.Remote.Fail(Testing.RemoteCommands.Lease);
        profiles.Draw = DueProfiles.TenSecondsEarly;

        Assert.Equal("old", await profiles.ReadAsync());

        Assert.Equal((1, 1), (_source.Calls, profiles.Refreshes(_meter, "left")));
    }

    [Fact]
    public async Task Where_as_many_loads_run_as_may_nobody_refreshes_and_the_lease_is_given_back()
    {
        var profiles = await DueAsync(static plan => plan with { MaxLoads = 1 });
        var counts = profiles.Instance.Get<CacheMetrics>().Of(Plans.Profile.Method);
        using var taken = profiles.Instance.Get<SourceGuards>().Of(Plans.Profile.FullName, counts).Bulkhead.TryEnter(limit: 1);
        profiles.Draw = DueProfiles.TenSecondsEarly;

        Assert.Equal("old", await profiles.ReadAsync());

        Assert.Equal((1, 1, 0), (_source.Calls, profiles.Refreshes(_meter, "full"), profiles.Refreshes(_meter, "left")));
        var asked = await profiles.Instance.Remote.LeaseAsync(new("user:4:profile"), TimeSpan.FromSeconds(1), replace: true, CancellationToken.None);
        Assert.NotNull(asked.Lease);
    }

    [Fact]
    public async Task When_the_application_stops_a_refresh_is_cancelled_and_none_begins()
    {
        var profiles = await DueAsync();
        (_source.Holds, profiles.Draw) = (true, DueProfiles.TenSecondsEarly);
        await profiles.ReadAsync();
        Assert.Equal(2, _source.Calls);

        await profiles.Background.StopAsync();

        Assert.Equal("old", await profiles.ReadAsync());
        Assert.Equal((2, 0), (_source.Calls, profiles.Refreshes(_meter, "failed")));
        Assert.Equal(1, profiles.Instance.Remote.Count(Testing.RemoteCommands.Release));
    }

    public async ValueTask DisposeAsync()
    {
        _meter.Dispose();
        await _fleet.DisposeAsync();
    }

    private async Task<DueProfiles> DueAsync(Func<Contract.CachedMethodPlan, Contract.CachedMethodPlan>? plan = null)
    {
        var profiles = new DueProfiles(_fleet, _source, plan);
        await profiles.FillAsync();
        await profiles.NearTheEndAsync();
        return profiles;
    }
}
