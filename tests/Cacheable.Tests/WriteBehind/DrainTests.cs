using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.WriteBehind;

/// <summary>A host that stops.</summary>
public sealed class DrainTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_51_a_host_that_stops_flushes_what_it_has_accepted()
    {
        await using var shop = await CartShop.StartAsync(_fleet);
        for (var user = 0; user < 25; user++)
        {
            await shop.Carts.SaveAsync(user, new Cart("tea"));
            await shop.Carts.LogAsync($"{user}");
        }

        var stopping = shop.StopAsync();
        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        await stopping;

        Assert.Equal(25, shop.Sink.Rows.Count);
        Assert.DoesNotContain(shop.Log.At(LogLevel.Information), static line => line.Contains("left in L2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Race_51_what_a_host_cannot_flush_in_time_stays_in_the_store_is_counted_and_flushed_by_the_next()
    {
        var sink = new CartSink { Before = static _ => throw new InvalidOperationException("The sink is away.") };
        await using var stopping = await CartShop.StartAsync(_fleet, sink);
        for (var user = 0; user < 25; user++)
        {
            await stopping.Carts.SaveAsync(user, new Cart("tea"));
        }

        await stopping.PassAsync(stopping.StopAsync());

        Assert.Contains(
            "ICarts.SaveAsync: 25 queued writes are left in L2. Another instance flushes them, or this one when it starts again.",
            stopping.Log.At(LogLevel.Information));
        await using var next = await CartShop.StartAsync(_fleet);
        for (var user = 0; user < 25; user++)
        {
            await next.PassAsync(next.Sink.NextAsync());
        }
    }

    [Fact]
    public async Task Race_51_a_call_that_does_not_end_is_cancelled_at_the_deadline_and_its_write_is_nobodys_failure()
    {
        var arrived = new TaskCompletionSource();
        var sink = new CartSink();
        await using var stopping = await CartShop.StartAsync(_fleet, sink);
        sink.Before = _ =>
        {
            arrived.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(sink.Token);
        };
        await stopping.Carts.SaveAsync(4, new Cart("tea"));
        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        await arrived.Task;

        await stopping.PassAsync(stopping.StopAsync());

        Assert.Contains(stopping.Log.At(LogLevel.Information), static line => line.Contains("1 queued writes are left", StringComparison.Ordinal));
        Assert.DoesNotContain(stopping.Log.At(LogLevel.Warning), static line => line.Contains("could not be flushed", StringComparison.Ordinal));
        await using var next = await CartShop.StartAsync(_fleet);
        Assert.Equal("4=tea", (await next.PassAsync(next.Sink.NextAsync())).Text);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
