using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Transactions;

namespace Cacheable.Tests.DependencyInjection;

/// <summary>Options that have no feature of their own: what each does, and what all are where nobody says anything.</summary>
public sealed class OptionEffectTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public void The_defaults_are_those_of_the_page()
    {
        var options = new CacheableOptions();

        Assert.Equal((10_000, null, 2, 10_000, 1_048_576), (options.L1Capacity, options.L1Bytes, options.BreakAfter, options.InvalidationJournalCapacity, options.MaxPayload));
        Assert.Equal(
            (TimeSpan.FromSeconds(1), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)),
            (options.L1Lease, options.L1OutageLease, options.LeaseDuration, options.StrictHold));
        Assert.Equal((false, false), (options.WaitForFill, options.StrictCommit));
    }

    [Fact]
    public async Task L1_holds_no_more_entries_than_it_may()
    {
        using var meter = new MeterReader();
        var instance = _fleet.Start(static settings => settings.Options = static options => options.L1Capacity = 10);
        for (var id = 0; id < 200; id++)
        {
            await instance.ReadAsync(id, _loader);
        }

        Assert.InRange(meter.Read(instance, "cacheable.l1.entries"), 3, 10);
    }

    [Fact]
    public async Task A_load_within_its_lease_is_kept_however_long_it_takes()
    {
        var instance = _fleet.Start(static settings => settings.Options = static options =>
            (options.LeaseDuration, options.WaitForFill) = (TimeSpan.FromMinutes(1), true));
        var hold = _loader.Hold();
        var reading = instance.ReadAsync(4, _loader).AsTask();
        await hold.Arrived;
        _fleet.Time.Advance(TimeSpan.FromSeconds(59));
        hold.Finish();
        await reading;

        await _fleet.Start().ReadAsync(4, _loader);

        Assert.Equal(1, _loader.Calls);
    }

    [Fact]
    public async Task By_default_no_caller_waits_for_the_fill()
    {
        var instance = _fleet.Start();
        var fill = instance.Remote.Hold(RemoteCommands.Fill);

        Assert.Equal("value", await instance.ReadAsync(4, _loader));

        fill.Continue();
    }

    [Fact]
    public async Task Callers_wait_for_the_fill_where_they_are_to()
    {
        var instance = _fleet.Start(static settings => settings.Options = static options => options.WaitForFill = true);
        var fill = instance.Remote.Hold(RemoteCommands.Fill);
        var reading = instance.ReadAsync(4, _loader).AsTask();
        await fill.Arrived;

        Assert.False(reading.IsCompleted);
        fill.Continue();
        Assert.Equal("value", await reading);
    }

    [Fact]
    public async Task A_hold_that_nobody_ends_stands_for_as_long_as_it_says()
    {
        var instance = _fleet.Start(static settings => settings.Options = static options => options.StrictHold = TimeSpan.FromSeconds(3));
        var hold = instance.Get<StrictCommits>().NewHold();
        await instance.Get<Invalidator>().HoldAsync([CacheName.Parse("user:4:profile")], hold, TestContext.Current.CancellationToken);
        var tier = _fleet.Store.Connect();
        var key = new EntryKey("user:4:profile");

        _fleet.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.True((await tier.LeaseAsync(key, TimeSpan.FromSeconds(1), replace: false, default)).IsWithheld);
        _fleet.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.NotNull((await tier.LeaseAsync(key, TimeSpan.FromSeconds(1), replace: false, default)).Lease);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
