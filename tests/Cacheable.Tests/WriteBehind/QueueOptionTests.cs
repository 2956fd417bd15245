using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Tests.WriteBehind;

/// <summary>What each of <see cref="WriteBehindOptions"/> changes, where no other test is about it.</summary>
public sealed class QueueOptionTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public void The_defaults_are_those_of_the_page()
    {
        var options = new CacheableOptions().WriteBehind;

        Assert.Equal((WriteBehindDurability.AppendEverySecond, 1), (options.Durability, options.Replicas));
        Assert.Equal((100_000, FullQueueBehaviour.Wait, TimeSpan.FromSeconds(5)), (options.Capacity, options.OnFull, options.FullTimeout));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)), (options.UnavailableTimeout, options.ClaimDuration));
        Assert.Equal((4, TimeSpan.FromSeconds(5)), (options.Parallelism, options.PollInterval));
        Assert.Equal(
            (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10)), (options.FirstRetry, options.LongestRetry, options.DrainTimeout));
    }

    [Theory]
    [InlineData(WriteBehindDurability.Replicated, 3)]
    [InlineData(WriteBehindDurability.AppendAlways, 0)]
    public async Task Writes_wait_for_so_many_replicas_where_that_is_what_is_declared(WriteBehindDurability durability, int replicas)
    {
        await using var shop = CartShop.Create(_fleet, configure: options => (options.Durability, options.Replicas) = (durability, 3));

        Assert.Equal(replicas, shop.Services.GetRequiredService<WriteTerms>().Replicas);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task A_write_waits_for_room_so_long_and_no_shorter(int seconds)
    {
        await using var shop = CartShop.Create(
            _fleet, configure: options => (options.Capacity, options.FullTimeout) = (1, TimeSpan.FromSeconds(seconds)));
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        var begun = _fleet.Time.GetTimestamp();
        var saving = shop.Carts.SaveAsync(5, new Cart("milk")).AsTask();
        Assert.Equal(seconds == 0, saving.IsCompleted);

        await Assert.ThrowsAsync<WriteBehindFullException>(() => shop.PassAsync(saving));

        Assert.InRange(_fleet.Time.GetElapsedTime(begun), TimeSpan.FromSeconds(seconds), TimeSpan.MaxValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_write_without_an_answer_is_sent_again_for_so_long_and_no_shorter(int seconds)
    {
        await using var shop = CartShop.Create(_fleet, configure: options => options.UnavailableTimeout = TimeSpan.FromSeconds(seconds));
        shop.Remote.Fail(RemoteCommands.Enqueue);
        var begun = _fleet.Time.GetTimestamp();
        var saving = shop.Carts.SaveAsync(4, new Cart("tea")).AsTask();
        Assert.Equal(seconds == 0, saving.IsCompleted);

        await Assert.ThrowsAsync<WriteBehindUnavailableException>(() => shop.PassAsync(saving));

        Assert.InRange(_fleet.Time.GetElapsedTime(begun), TimeSpan.FromSeconds(seconds), TimeSpan.MaxValue);
        Assert.InRange(shop.Remote.Count(RemoteCommands.Enqueue), seconds == 0 ? 1 : 2, seconds == 0 ? 1 : int.MaxValue);
    }

    [Fact]
    public async Task The_batch_of_a_flusher_that_hangs_is_its_own_for_as_long_as_its_claim()
    {
        var claim = TimeSpan.FromSeconds(45);
        var hangs = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        var hanging = new CartSink { Before = _ => { arrived.TrySetResult(); return hangs.Task; } };
        await using var one = await CartShop.StartAsync(_fleet, hanging, options => (options.ClaimDuration, options.Parallelism) = (claim, 1));
        await one.Carts.SaveAsync(4, new Cart("tea"));

        // Before, because time goes on until the test has heard of the call: the claim is no older than this.
        var claimed = _fleet.Time.GetTimestamp();
        await one.PassAsync(arrived.Task);
        await using var other = await CartShop.StartAsync(_fleet);

        Assert.Equal("4=tea", (await other.PassAsync(other.Sink.NextAsync())).Text);

        Assert.InRange(_fleet.Time.GetElapsedTime(claimed), claim, TimeSpan.MaxValue);
        hangs.SetResult();
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task So_many_batches_of_a_queue_are_flushed_at_once(int? parallelism, int expected)
    {
        var running = 0;
        var full = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var sink = new CartSink();
        sink.Before = _ =>
        {
            if (Interlocked.Increment(ref running) == expected)
            {
                full.TrySetResult();
            }

            return goOn.Task;
        };
        await using var shop = await CartShop.StartAsync(_fleet, sink, options => options.Parallelism = parallelism ?? options.Parallelism);
        for (var user = 0; user < 60; user++)
        {
            await shop.Carts.SaveAsync(user, new Cart("tea"));
        }

        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        await full.Task;

        // Behind whoever else would begin by now.
        for (var turn = 0; turn < 200; turn++)
        {
            await Task.Factory.StartNew(static () => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
        }

        Assert.Equal(expected, Volatile.Read(ref running));
        goOn.SetResult();
        for (var user = 0; user < 60; user++)
        {
            await sink.NextAsync();
        }
    }

    [Fact]
    public async Task What_others_left_is_asked_for_so_often_and_no_more_often()
    {
        var interval = TimeSpan.FromSeconds(40);
        await using var one = await CartShop.StartAsync(_fleet, configure: options => options.PollInterval = interval);
        var begun = _fleet.Time.GetTimestamp();

        // Two queues of keys, and a log, which lies in one group.
        var each = (2 * ((IRemoteTier)one.Remote).Groups) + 1;

        await one.PassUntilAsync(() => _fleet.Time.GetElapsedTime(begun) >= 4 * interval);

        Assert.InRange(one.Remote.Count(RemoteCommands.Claim), 2 * each, 5 * each);
        await using (var leaving = CartShop.Create(_fleet))
        {
            await leaving.Carts.SaveAsync(4, new Cart("tea"));
        }

        Assert.Equal("4=tea", (await one.PassAsync(one.Sink.NextAsync())).Text);
    }

    [Fact]
    public void A_write_waits_after_a_failure_from_the_first_pause_to_the_longest()
    {
        var options = new CacheableOptions();
        (options.WriteBehind.FirstRetry, options.WriteBehind.LongestRetry) = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(20));
        var delays = new RetryDelays(new NoChance(), Options.Create(options));

        Assert.Equal([3, 6, 12, 20, 20], Enumerable.Range(1, 5).Select(attempt => (int)delays.After(attempt).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(20), delays.After(int.MaxValue));
    }

    [Fact]
    public async Task A_host_that_drains_for_no_time_leaves_everything_to_others()
    {
        await using var shop = await CartShop.StartAsync(_fleet, configure: static options => options.DrainTimeout = TimeSpan.Zero);
        await shop.Carts.SaveAsync(4, new Cart("tea"));

        await shop.PassAsync(shop.StopAsync());

        Assert.False(shop.Sink.HasMore);
        Assert.Contains(shop.Log.At(LogLevel.Information), static line => line.Contains("1 queued writes are left in L2", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private sealed class NoChance : RandomSource
    {
        public override double NextDouble() => 0;
    }
}
