using System.Collections.Concurrent;
using Cacheable.Remote;
using Cacheable.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.WriteBehind;

/// <summary>What stops the start of a host whose calls are queued.</summary>
public sealed class StartTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task A_store_that_is_weaker_than_declared_stops_it_and_says_what_to_set()
    {
        await using var shop = CartShop.Create(_fleet, configure: static options => options.Durability = WriteBehindDurability.AppendAlways);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(shop.StartHostAsync);

        Assert.Contains("WriteBehindOptions.Durability declares (AppendAlways)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("declare Memory", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_does_not_stop_it_and_is_asked_when_it_does()
    {
        await using var shop = CartShop.Create(_fleet, configure: static options => options.Durability = WriteBehindDurability.AppendAlways);
        shop.Remote.Fail();
        await shop.StartHostAsync();
        Assert.Contains(shop.Log.At(LogLevel.Warning), static line => line.Contains("could not be checked", StringComparison.Ordinal));

        shop.Remote.Heal();
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        await shop.PassAsync(shop.Sink.NextAsync());

        // By whichever queue is answered first, which need not be that one.
        await shop.PassUntilAsync(() => shop.Log.At(LogLevel.Error).Any(static line => line.Contains("declare Memory", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_L2_nothing_keeps_the_queue()
    {
        await using var shop = CartShop.Create(_fleet, services: static services => services.RemoveAll<IRemoteTier>());

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(shop.StartHostAsync);

        Assert.Contains("ICarts.SaveAsync", failure.Message, StringComparison.Ordinal);
        Assert.Contains("UseRedis", failure.Message, StringComparison.Ordinal);
        Assert.Contains("UseRedis", (await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Carts.LogAsync("x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_registrations_of_one_interface_leave_open_whom_to_call()
    {
        await using var shop = CartShop.Create(_fleet, services: static services => services.AddKeyedSingleton<ICarts, CartSink>("other"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(shop.StartHostAsync);

        Assert.Contains("registered 2 times", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scoped_service_is_flushed_in_a_scope_of_its_own_for_each_call()
    {
        var made = new ConcurrentQueue<CartSink>();
        await using var shop = CartShop.Create(_fleet, services: services =>
        {
            services.RemoveAll<ICarts>();
            services.AddScoped<ICarts>(_ =>
            {
                var sink = new CartSink();
                made.Enqueue(sink);
                return sink;
            });
        });
        await shop.StartHostAsync();
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var carts = scope.ServiceProvider.GetRequiredService<ICarts>();
            await carts.SaveAsync(4, new Cart("tea"));
            await carts.SaveAsync(5, new Cart("milk"));
        }

        // To when they are due and no further, or on a slow machine their claim ends during the flush and they are flushed twice.
        var stopping = shop.StopAsync();
        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        await stopping;

        // One for the request, one for each flush.
        var sinks = made.ToArray();
        Assert.Equal(3, sinks.Length);
        Assert.Equal(["4=tea", "5=milk"], new[] { (await sinks[1].NextAsync()).Text, (await sinks[2].NextAsync()).Text }.Order(StringComparer.Ordinal));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
