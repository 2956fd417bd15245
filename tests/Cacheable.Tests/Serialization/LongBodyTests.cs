using System.Text.Json.Serialization;
using Cacheable.Serialization;
using Cacheable.Tests.WriteBehind;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.Serialization;

/// <summary>Bodies that shrink to what L2 may hold, and are longer than what is expanded.</summary>
public sealed class LongBodyTests : IAsyncDisposable
{
    private static readonly PayloadLimits Narrow = PayloadLimits.Of(new CacheableOptions { MaxPayload = 1_024 });
    private static readonly string Longest = new('x', Narrow.LongestBody - 2);
    private static readonly string Longer = Longest + "x";

    private readonly Fleet _fleet = new();

    [Fact]
    public void A_body_that_nobody_would_expand_is_not_compressed()
    {
        Assert.InRange(Codec(Narrow).Bytes(Longest).Length, 1, Longest.Length / 10);
        Assert.InRange(Codec(Narrow).Bytes(Longer).Length, Longer.Length, int.MaxValue);
        Assert.True(Codec(Narrow).TryDecode(Codec(Narrow).Bytes(Longest), out var back, out _, out _));
        Assert.Equal(Longest, back);
    }

    [Fact]
    public async Task A_value_of_such_a_body_is_too_large_to_be_kept_and_not_rejected_at_every_read()
    {
        var loader = new Loader<string?>(Longer);
        var instance = _fleet.Start(static settings => settings.Options = static options => options.MaxPayload = 1_024);
        using var meter = new MeterReader();

        Assert.Equal(Longer, await instance.ReadAsync(4, loader));
        Assert.Equal(Longer, await instance.ReadAsync(4, loader));

        Assert.Equal(2, meter.Read(instance, "cacheable.payloads.too_large", $"method={Plans.Profile.Method}"));
        Assert.Equal(0, meter.Read(instance, "cacheable.payloads.rejected", $"method={Plans.Profile.Method}"));
    }

    [Fact]
    public void The_only_copy_is_expanded_whatever_the_limit_is_by_now()
    {
        var payload = Codec(Payloads.Limits).Bytes(Longer);

        Assert.InRange(payload.Length, 1, Narrow.MaxPayload);
        Assert.False(Codec(Narrow).TryDecode(payload, out _, out _, out _));
        Assert.True(Codec(Narrow with { IsOnlyCopy = true }).TryDecode(payload, out var back, out _, out _));
        Assert.Equal(Longer, back);
    }

    [Fact]
    public async Task A_queued_write_of_such_a_body_is_read_by_all_and_reaches_the_sink_under_a_limit_that_is_lower_by_then()
    {
        await using (var shop = await StartAsync(1_024))
        {
            await shop.Carts.SaveAsync(4, new Cart(Longer));
            Assert.Equal(Longer, (await shop.Carts.GetAsync(4))!.Items);
            Assert.Equal($"4={Longer}", (await shop.FlushedAsync(TimeSpan.FromSeconds(5))).Text);
        }

        var wide = CartShop.Create(_fleet, services: static services => services.Configure<CacheableOptions>(static options => options.MaxPayload = 1_048_576));
        await wide.Carts.SaveAsync(5, new Cart(Longer));
        await using var narrow = await StartAsync(1_024);
        Assert.Equal($"5={Longer}", (await narrow.FlushedAsync(TimeSpan.FromSeconds(5))).Text);
        await wide.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static PayloadCodec<string> Codec(PayloadLimits limits) => new(new JsonCacheSerializer(Array.Empty<JsonSerializerContext>()), shape: 0, limits);

    private Task<CartShop> StartAsync(int maxPayload) =>
        CartShop.StartAsync(_fleet, services: services => services.Configure<CacheableOptions>(options => options.MaxPayload = maxPayload));
}
