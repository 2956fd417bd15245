using Cacheable.Testing;
using Cacheable.WriteBehind;

namespace Cacheable.Tests.WriteBehind;

/// <summary>What readers see of a queued write.</summary>
public sealed class QueuedReadTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_44_a_queued_write_is_read_at_once_by_who_wrote_it_and_by_every_other_instance()
    {
        await using var one = await CartShop.StartAsync(_fleet);
        await using var two = await CartShop.StartAsync(_fleet);
        Assert.Null(await one.Carts.GetAsync(4));
        Assert.Null(await two.Carts.GetAsync(4));

        await one.Carts.SaveAsync(4, new Cart("tea"));

        Assert.Equal(new Cart("tea"), await one.Carts.GetAsync(4));
        Assert.Equal(new Cart("tea"), await two.Carts.GetAsync(4));
        Assert.False(one.Sink.HasMore || two.Sink.HasMore);
        Assert.Empty(one.Sink.Rows);
    }

    [Fact]
    public async Task A_queued_null_is_read_as_absence_without_asking_the_source()
    {
        await using var shop = await CartShop.StartAsync(_fleet);
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        await shop.Carts.SaveAsync(4, null);

        Assert.Null(await shop.Carts.GetAsync(4));
        Assert.Equal(0, shop.Sink.Loads);
        Assert.Equal("4=", (await shop.FlushedAsync(TimeSpan.FromSeconds(5))).Text);
    }

    [Fact]
    public async Task Race_45_what_was_loaded_while_L2_did_not_answer_is_not_kept_beside_a_queued_write()
    {
        await using var one = await CartShop.StartAsync(_fleet);
        await using var two = await CartShop.StartAsync(_fleet);
        await two.Carts.GetAsync(7);
        await one.Carts.SaveAsync(4, new Cart("tea"));

        two.Remote.Fail(RemoteCommands.Read | RemoteCommands.Lease);
        Assert.Null(await two.Carts.GetAsync(4));
        two.Remote.Heal();

        Assert.Equal(new Cart("tea"), await two.Carts.GetAsync(4));
    }

    [Fact]
    public async Task Race_44_a_write_that_was_not_answered_and_comes_late_ends_what_its_own_instance_has()
    {
        await using var shop = await CartShop.StartAsync(_fleet, configure: static options => options.UnavailableTimeout = TimeSpan.Zero);
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        await shop.FlushedAsync(TimeSpan.FromSeconds(5));
        var late = shop.Remote.Hold(RemoteCommands.Enqueue);
        var saving = shop.Carts.SaveAsync(4, new Cart("milk")).AsTask();
        await late.Arrived;
        late.Abandon(new TimeoutException());
        Assert.True((await Assert.ThrowsAsync<WriteBehindUnavailableException>(() => saving)).MayBeAccepted);
        Assert.Equal(new Cart("tea"), await shop.Carts.GetAsync(4));

        // Nobody here waits for its answer any more, so its message must count as another instance's would.
        late.Continue();
        await late.Ended;

        Assert.Equal(new Cart("milk"), await shop.Carts.GetAsync(4));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
