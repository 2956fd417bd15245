using Cacheable.Testing;
using Cacheable.Transactions;

namespace Cacheable.Tests.Races;

public sealed class FlightRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_03_a_caller_after_the_invalidation_does_not_join_the_flight_before_it()
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = true);
        var loader = new Loader<string?>("old");
        var slow = loader.Hold();

        var doomed = instance.ReadAsync(4, loader);
        await slow.Arrived;
        loader.Row = "new";
        await instance.InvalidateAsync("user:4:*");

        var second = instance.ReadAsync(4, loader).AsTask();
        Assert.True(second.IsCompleted, "It joined the load that began before the invalidation.");
        Assert.Equal("new", await second);
        slow.Finish();
        Assert.Equal("old", await doomed);
        Assert.Equal("new", await instance.ReadAsync(4, loader));
        Assert.Equal(2, loader.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_03_a_flight_that_waits_for_its_fill_is_not_joined_either(bool waitForFill)
    {
        var instance = _fleet.Start(settings => settings.Options = options => options.WaitForFill = waitForFill);
        var loader = new Loader<string?>("old");
        var fill = instance.Remote.Hold(RemoteCommands.Fill);

        var doomed = instance.ReadAsync(4, loader);
        await fill.Arrived;
        loader.Row = "new";
        await instance.InvalidateAsync("user:4:*");

        var second = instance.ReadAsync(4, loader).AsTask();
        Assert.True(second.IsCompleted, "It joined the flight that began before the invalidation.");
        Assert.Equal("new", await second);
        fill.Continue();
        Assert.Equal("old", await doomed);
        Assert.Equal("new", await instance.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_03_a_flight_older_than_the_L1_lease_is_not_joined_while_nothing_is_heard_of_other_instances()
    {
        var instance = _fleet.Start();
        var other = _fleet.Start();
        var loader = new Loader<string?>("old");
        var slow = loader.Hold();
        var doomed = instance.ReadAsync(4, loader);
        await slow.Arrived;

        instance.Remote.Disconnect();
        loader.Row = "new";
        await other.InvalidateAsync("user:4:*");
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        var second = instance.ReadAsync(4, loader).AsTask();
        Assert.True(second.IsCompleted, "It joined a load that another instance has invalidated an L1 lease ago.");
        Assert.Equal("new", await second);
        slow.Finish();
        Assert.Equal("old", await doomed);
        Assert.Equal("new", await instance.ReadAsync(4, loader));
    }

    [Fact]
    public async Task A_loader_that_asks_for_its_own_key_is_told_so_instead_of_waiting_for_itself()
    {
        var cache = _fleet.Start().Cache;
        var options = new CacheEntryOptions { TimeToLive = TimeSpan.FromMinutes(1) };

        // Through another key, so that the flight is not the innermost one.
        ValueTask<string> OuterAsync() => cache.GetOrCreateAsync("outer", 0, (_, _) => InnerAsync(), options);
        ValueTask<string> InnerAsync() => cache.GetOrCreateAsync("inner", 0, (_, _) => OuterAsync(), options);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => OuterAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("the loader asks for the key it is loading", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("fine", await cache.GetOrCreateAsync("outer", 0, static (_, _) => new ValueTask<string>("fine"), options));
    }

    [Fact]
    public async Task Race_04_a_cancelled_leader_hands_over_and_no_waiter_fails()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        var first = loader.Hold();
        using var leaderGivesUp = new CancellationTokenSource();

        var leader = instance.ReadAsync(4, loader, leaderGivesUp.Token).AsTask();
        await first.Arrived;
        var waiters = Enumerable.Range(0, 50).Select(_ => instance.ReadAsync(4, loader).AsTask()).ToList();
        await leaderGivesUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        Assert.All(await Task.WhenAll(waiters), value => Assert.Equal("value", value));
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task Race_04_a_cancelled_leader_hands_over_whatever_its_loader_threw()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        var first = loader.Hold();
        using var leaderGivesUp = new CancellationTokenSource();
        var reported = new InvalidOperationException("Operation cancelled by user.");

        var leader = instance.Profiles.GetAsync(CacheScope.None, new ProfileKey(4), 0, 0, async (_, _, token) =>
        {
            try
            {
                return await loader.LoadAsync(token);
            }
            catch (OperationCanceledException)
            {
                throw reported;
            }
        }, leaderGivesUp.Token).AsTask();
        await first.Arrived;
        var waiter = instance.ReadAsync(4, loader).AsTask();
        await leaderGivesUp.CancelAsync();

        Assert.Same(reported, await Assert.ThrowsAsync<InvalidOperationException>(() => leader));
        Assert.Equal("value", await waiter);
    }

    [Fact]
    public async Task Race_04_a_cancelled_waiter_leaves_alone()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        var first = loader.Hold();
        using var waiterGivesUp = new CancellationTokenSource();

        var leader = instance.ReadAsync(4, loader).AsTask();
        await first.Arrived;
        var waiter = instance.ReadAsync(4, loader, waiterGivesUp.Token).AsTask();
        await waiterGivesUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
        first.Finish();
        Assert.Equal("value", await leader);
        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task Race_04_a_leader_cancelled_while_it_asks_for_the_lease_keeps_nobody_waiting()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        var lease = one.Remote.HoldReply(RemoteCommands.Lease);
        using var leaderGivesUp = new CancellationTokenSource();

        var leader = one.ReadAsync(4, loader, leaderGivesUp.Token).AsTask();
        await lease.Arrived;
        await leaderGivesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        var releaseArrives = one.Remote.HoldReply(RemoteCommands.Release);
        lease.Continue();
        await releaseArrives.Arrived.WaitAsync(Schedules.ForcedStaleSchedule.Patience);

        // No time passes here: without the release this would wait for the lease to expire.
        var other = two.ReadAsync(4, loader);
        Assert.True(other.IsCompleted);
        Assert.Equal("value", await other);
        releaseArrives.Continue();
    }

    [Fact]
    public async Task Race_05_an_exception_is_shared_once_and_unwrapped_and_the_next_caller_loads_again()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        var first = loader.Hold();
        var failure = new InvalidOperationException("no such table");

        var callers = new List<Task<string?>> { instance.ReadAsync(4, loader).AsTask() };
        await first.Arrived;
        callers.AddRange(Enumerable.Range(0, 20).Select(_ => instance.ReadAsync(4, loader).AsTask()));
        first.Fail(failure);

        foreach (var caller in callers)
        {
            Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => caller));
        }

        Assert.Equal(1, loader.Calls);
        var next = instance.ReadAsync(4, loader);
        Assert.True(next.IsCompleted, "It waits for the lease of the load that failed.");
        Assert.Equal("value", await next);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task Race_05_a_loader_that_throws_keeps_no_other_instance_waiting()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value") { Failure = new InvalidOperationException("no such table") };
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await one.ReadAsync(4, loader));

        loader.Failure = null;
        var other = two.ReadAsync(4, loader);

        Assert.True(other.IsCompleted);
        Assert.Equal("value", await other);
    }

    [Fact]
    public async Task Race_05_a_loader_that_cancels_by_itself_fails_its_waiters_and_does_not_spin()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        var first = loader.Hold();

        var leader = instance.ReadAsync(4, loader).AsTask();
        await first.Arrived;
        var waiter = instance.ReadAsync(4, loader).AsTask();
        first.Fail(new TaskCanceledException("the server took too long"));

        await Assert.ThrowsAsync<TaskCanceledException>(() => leader);
        await Assert.ThrowsAsync<TaskCanceledException>(() => waiter);
        Assert.Equal(1, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
