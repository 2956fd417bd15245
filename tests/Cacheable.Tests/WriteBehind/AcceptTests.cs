using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.WriteBehind;

/// <summary>Writes that are not accepted at once.</summary>
public sealed class AcceptTests : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private readonly Fleet _fleet = new();

    [Fact]
    public async Task A_write_that_finds_the_queue_full_waits_for_room()
    {
        await using var shop = await CartShop.StartAsync(
            _fleet, configure: static options => (options.Capacity, options.FullTimeout) = (1, TimeSpan.FromDays(7)));
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        var saving = shop.Carts.SaveAsync(5, new Cart("milk")).AsTask();
        await shop.Carts.SaveAsync(4, new Cart("cocoa"));

        await shop.PassAsync(saving);

        Assert.Equal("4=cocoa", (await shop.Sink.NextAsync()).Text);
    }

    [Theory]
    [InlineData(FullQueueBehaviour.Wait)]
    [InlineData(FullQueueBehaviour.Reject)]
    public async Task A_write_that_finds_no_room_throws(FullQueueBehaviour onFull)
    {
        await using var shop = CartShop.Create(_fleet, configure: options => (options.Capacity, options.OnFull) = (1, onFull));
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        var saving = shop.Carts.SaveAsync(5, new Cart("milk")).AsTask();
        if (onFull == FullQueueBehaviour.Wait)
        {
            Assert.False(saving.IsCompleted);
        }

        var full = await Assert.ThrowsAsync<WriteBehindFullException>(() => shop.PassAsync(saving));

        Assert.False(full.MayBeAccepted);
        Assert.Null(await shop.Carts.GetAsync(5));
    }

    [Fact]
    public async Task A_full_queue_is_written_through_where_that_keeps_the_order()
    {
        await using var shop = CartShop.Create(
            _fleet, configure: static options => (options.Capacity, options.OnFull) = (1, FullQueueBehaviour.WriteThrough));
        Assert.Null(await shop.Carts.GetAsync(5));
        await shop.Carts.SaveAsync(4, new Cart("tea"));

        await shop.Carts.SaveAsync(5, new Cart("milk"));

        var written = await shop.Sink.NextAsync();
        Assert.Equal("5=milk", written.Text);
        Assert.Null(written.Writes);
        Assert.Equal(new Cart("milk"), await shop.Carts.GetAsync(5));

        // A log would be overtaken by the call.
        await shop.Carts.LogAsync("first");
        await Assert.ThrowsAsync<WriteBehindFullException>(() => shop.Carts.LogAsync("second"));
    }

    [Fact]
    public async Task A_write_is_not_written_through_beside_one_of_its_key_that_may_still_arrive()
    {
        await using var shop = CartShop.Create(
            _fleet,
            configure: static options =>
                (options.Capacity, options.OnFull, options.UnavailableTimeout) = (1, FullQueueBehaviour.WriteThrough, TimeSpan.FromMinutes(1)));
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        var lost = shop.Remote.Hold(RemoteCommands.Enqueue);
        lost.Fail(new TimeoutException());

        var full = await Assert.ThrowsAsync<WriteBehindFullException>(() => shop.PassAsync(shop.Carts.SaveAsync(5, new Cart("milk")).AsTask()));

        Assert.True(full.MayBeAccepted);
        Assert.False(shop.Sink.HasMore);
    }

    [Fact]
    public async Task A_write_is_not_written_through_beside_an_earlier_one_that_was_never_answered()
    {
        await using var shop = CartShop.Create(
            _fleet,
            configure: static options =>
                (options.Capacity, options.OnFull, options.UnavailableTimeout) = (1, FullQueueBehaviour.WriteThrough, TimeSpan.Zero));
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        shop.Remote.Hold(RemoteCommands.Enqueue).Fail(new TimeoutException());
        await Assert.ThrowsAsync<WriteBehindUnavailableException>(() => shop.Carts.SaveAsync(5, new Cart("milk")).AsTask());

        var full = await Assert.ThrowsAsync<WriteBehindFullException>(() => shop.Carts.SaveAsync(5, new Cart("cocoa")).AsTask());

        Assert.False(full.MayBeAccepted);
        Assert.False(shop.Sink.HasMore);
    }

    [Fact]
    public async Task A_write_that_was_not_answered_is_sent_again_and_counts_once()
    {
        await using var shop = CartShop.Create(_fleet);
        var lost = shop.Remote.HoldReply(RemoteCommands.Enqueue);
        lost.Fail(new TimeoutException());

        await shop.PassAsync(shop.Carts.LogAsync("once"));

        Assert.Equal(2, shop.Remote.Count(RemoteCommands.Enqueue));
        await using var flushing = await CartShop.StartAsync(_fleet);
        Assert.Equal("once", (await flushing.FlushedAsync(Delay)).Text);
        await flushing.PassAsync(flushing.StopAsync());
        Assert.False(flushing.Sink.HasMore);
    }

    [Fact]
    public async Task A_write_that_is_never_answered_throws_in_time_and_is_withdrawn_by_the_next_of_its_key()
    {
        await using var shop = CartShop.Create(_fleet);
        shop.Remote.Fail(RemoteCommands.Enqueue);
        var unavailable = await Assert.ThrowsAsync<WriteBehindUnavailableException>(
            () => shop.PassAsync(shop.Carts.SaveAsync(4, new Cart("tea")).AsTask()));
        Assert.True(unavailable.MayBeAccepted);
        Assert.IsType<ChaosException>(unavailable.InnerException);
        var lost = Assert.Single(shop.Services.GetRequiredService<UnansweredWrites>().Of("cart:4"));
        shop.Remote.Heal();

        await shop.Carts.SaveAsync(4, new Cart("milk"));
        var late = await ((IRemoteTier)_fleet.Store.Connect()).WriteBehind!.EnqueueAsync(
            QueueName.OfKeys("Cacheable.Tests.WriteBehind.ICarts.SaveAsync"), new QueuedWrite(new EntryKey("cart:4"), lost, default), default);

        Assert.Equal(EnqueueOutcome.Withdrawn, late.Outcome);
        Assert.Equal(new Cart("milk"), await shop.Carts.GetAsync(4));
        Assert.Empty(shop.Services.GetRequiredService<UnansweredWrites>().Of("cart:4"));
    }

    [Fact]
    public async Task Who_gives_up_waiting_for_room_is_let_go()
    {
        await using var shop = CartShop.Create(_fleet, configure: static options => options.Capacity = 1);
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        using var stop = new CancellationTokenSource();
        var saving = shop.Carts.SaveAsync(5, new Cart("milk"), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_gives_up_waiting_for_an_answer_is_told_what_became_of_the_write(bool isEverAnswered)
    {
        await using var shop = CartShop.Create(_fleet);
        using var stop = new CancellationTokenSource();
        shop.Remote.HoldReply(RemoteCommands.Enqueue).Fail(new TimeoutException());
        if (!isEverAnswered)
        {
            shop.Remote.FailAfterwards(RemoteCommands.Enqueue);
        }

        var saving = shop.Carts.SaveAsync(4, new Cart("tea"), stop.Token).AsTask();
        await stop.CancelAsync();

        if (isEverAnswered)
        {
            await shop.PassAsync(saving);
        }
        else
        {
            Assert.True((await Assert.ThrowsAsync<WriteBehindUnavailableException>(() => shop.PassAsync(saving))).MayBeAccepted);
        }

        Assert.Equal(new Cart("tea"), await shop.Carts.GetAsync(4));
    }

    [Fact]
    public async Task A_connection_that_was_disposed_of_is_one_that_does_not_answer()
    {
        await using var shop = CartShop.Create(_fleet, configure: static options => options.UnavailableTimeout = TimeSpan.Zero);
        shop.Remote.Hold(RemoteCommands.Enqueue).Fail(new ObjectDisposedException("connection"));

        var unavailable = await Assert.ThrowsAsync<WriteBehindUnavailableException>(() => shop.Carts.SaveAsync(4, new Cart("tea")).AsTask());

        Assert.True(unavailable.MayBeAccepted);
        Assert.IsType<ObjectDisposedException>(unavailable.InnerException);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
