using Cacheable.Testing;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Races;

public sealed class LeaseRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact(Timeout = 30_000)]
    public async Task Race_06_when_the_holder_of_a_lease_dies_another_instance_loads_after_the_lease()
    {
        var dies = _fleet.Start();
        var survives = _fleet.Start();
        var neverEnds = new Loader<string?>("lost");
        var hold = neverEnds.Hold();
        var loader = new Loader<string?>("value");

        _ = dies.ReadAsync(4, neverEnds).AsTask();
        await hold.Arrived;
        var waiting = survives.ReadAsync(4, loader).AsTask();
        Assert.False(waiting.IsCompleted);

        // Its next question, asked while the lease of 10 s is held, arrives at the moment that ends.
        var question = survives.Remote.Hold(RemoteCommands.Lease);
        _fleet.Time.Advance(TimeSpan.FromSeconds(9));
        await question.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, loader.Calls);
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        question.Continue();

        await waiting.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("value", await waiting);
        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task Race_07_a_load_that_outlives_its_lease_fills_nothing()
    {
        var slow = _fleet.Start();
        var fast = _fleet.Start();
        var old = new Loader<string?>("old");
        var hold = old.Hold();

        var late = slow.ReadAsync(4, old);
        await hold.Arrived;
        _fleet.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("new", await fast.ReadAsync(4, new Loader<string?>("new")));
        hold.Finish();

        Assert.Equal("old", await late);
        Assert.Equal("new", await slow.ReadAsync(4, old));
        Assert.Equal("new", await _fleet.Start().ReadAsync(4, old));
    }

    [Fact]
    public async Task Race_07_a_method_that_is_slower_than_its_lease_says_so_once_and_is_counted()
    {
        using var meter = new MeterReader();
        var instance = _fleet.Start(static settings => settings.Options = static options => options.WaitForFill = true);
        var loader = new Loader<string?>("value");
        for (var id = 1; id <= 2; id++)
        {
            var hold = loader.Hold();
            var late = instance.ReadAsync(id, loader).AsTask();
            await hold.Arrived;
            _fleet.Time.Advance(TimeSpan.FromSeconds(11));
            hold.Finish();
            await late;
        }

        var line = Assert.Single(instance.Log.At(LogLevel.Warning), static line => line.Contains("LeaseDuration", StringComparison.Ordinal));
        Assert.Contains("IUsers.GetProfileAsync: a load took 00:00:11, longer than the lease it was made under (00:00:10)", line, StringComparison.Ordinal);
        Assert.Equal(2, meter.Read(instance, "cacheable.fills.late"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Who_waits_for_another_instances_lease_is_woken_by_its_end_while_time_stands_still()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        var hold = loader.Hold();

        var leader = one.ReadAsync(4, loader);
        await hold.Arrived;
        var waiting = two.ReadAsync(4, loader).AsTask();
        Assert.False(waiting.IsCompleted);
        hold.Finish();

        Assert.Equal("value", await leader);
        Assert.Equal("value", await waiting.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, loader.Calls);
    }

    [Fact(Timeout = 30_000)]
    public async Task Race_07_waiters_of_another_instance_get_what_the_holder_filled_and_load_nothing()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        var hold = loader.Hold();

        var leader = one.ReadAsync(4, loader);
        await hold.Arrived;
        var waiting = two.ReadAsync(4, loader).AsTask();
        hold.Finish();
        await leader;
        while (!waiting.IsCompleted)
        {
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(50));
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal("value", await waiting);
        Assert.Equal(1, loader.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Races_26_and_27_a_fill_under_a_lease_from_before_L2_lost_everything_is_refused(bool anotherHasLoaded)
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        var hold = loader.Hold();

        var before = one.ReadAsync(4, loader);
        await hold.Arrived;
        _fleet.Store.LoseEverything();
        loader.Row = "new";
        if (anotherHasLoaded)
        {
            await _fleet.Start().ReadAsync(4, loader);
        }

        hold.Finish();
        Assert.Equal("old", await before);
        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("new", await _fleet.Start().ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_29_an_invalidation_that_took_effect_without_a_reply_is_deferred_and_its_replay_is_harmless()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        loader.Row = "new";
        one.Remote.FailAfterwards(RemoteCommands.Invalidate);

        Assert.Equal(InvalidationOutcome.Deferred, await one.InvalidateAsync("user:4:profile"));
        Assert.Equal("new", await two.ReadAsync(4, loader));
        Assert.Equal("new", await one.ReadAsync(4, loader));

        one.Remote.Heal();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        loader.Row = "newest";
        Assert.Equal(InvalidationOutcome.Applied, await one.InvalidateAsync("user:4:profile"));
        Assert.Equal("newest", await one.ReadAsync(4, loader));
        Assert.Equal("newest", await two.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_29_a_fill_that_took_effect_without_a_reply_is_ended_by_the_next_invalidation()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        one.Remote.FailAfterwards(RemoteCommands.Fill);
        await one.ReadAsync(4, loader);
        one.Remote.Heal();
        loader.Row = "new";

        await two.InvalidateAsync("user:4:*");

        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("new", await two.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_30_a_fill_that_arrives_late_is_refused()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        var late = one.Remote.Hold(RemoteCommands.Fill);
        Assert.Equal("old", await one.ReadAsync(4, loader));
        await late.Arrived;

        loader.Row = "new";
        await two.InvalidateAsync("user:4:profile");
        Assert.Equal("new", await two.ReadAsync(4, loader));
        late.Continue();

        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("new", await _fleet.Start().ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_30_an_invalidation_that_arrives_twice_costs_a_miss_and_no_more()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("value");
        await one.ReadAsync(4, loader);

        await one.InvalidateAsync("user:4:*");
        await one.InvalidateAsync("user:4:*");

        Assert.Equal("value", await one.ReadAsync(4, loader));
        Assert.Equal("value", await one.ReadAsync(4, loader));
        Assert.Equal(2, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
