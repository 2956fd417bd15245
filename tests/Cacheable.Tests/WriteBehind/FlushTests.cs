using Cacheable.WriteBehind;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.WriteBehind;

/// <summary>What the worker flushes, when, and through whom.</summary>
public sealed class FlushTests : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Of_many_writes_of_a_key_the_last_is_flushed_once_the_first_was_due()
    {
        await using var shop = await CartShop.StartAsync(_fleet);
        for (var count = 1; count <= 10; count++)
        {
            await shop.Carts.SaveAsync(4, new Cart($"{count}"));
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(400));
        }

        Assert.False(shop.Sink.HasMore);
        var flushed = await shop.FlushedAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("4=10", flushed.Text);
        Assert.Equal(("cart:4", 1), (flushed.Write!.Key, flushed.Write.Attempt));
    }

    [Fact]
    public async Task Every_call_of_a_log_is_flushed_in_order()
    {
        await using var shop = await CartShop.StartAsync(_fleet);
        for (var line = 0; line < 25; line++)
        {
            await shop.Carts.LogAsync($"{line}");
        }

        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        var versions = new List<long>();
        for (var line = 0; line < 25; line++)
        {
            var flushed = await shop.Sink.NextAsync();
            Assert.Equal($"{line}", flushed.Text);
            Assert.Null(flushed.Write!.Key);
            versions.Add(flushed.Write.Version);
        }

        Assert.Equal(versions.Order(), versions);
    }

    [Fact]
    public async Task A_batch_method_takes_many_at_once_and_knows_the_version_of_each()
    {
        await using var shop = await CartShop.StartAsync(_fleet);
        for (var user = 1; user <= 3; user++)
        {
            await shop.Carts.SetTotalAsync(user, user * 1.5m);
        }

        var flushed = await shop.FlushedAsync(Delay);

        Assert.Equal("1=1.5 2=3.0 3=4.5", flushed.Text);
        Assert.Equal(["total:1", "total:2", "total:3"], flushed.Writes!.Select(static write => write.Key!).Order(StringComparer.Ordinal));
        Assert.Equal(3, flushed.Writes!.Select(static write => write.Version).Distinct().Count());
    }

    [Fact]
    public async Task What_an_instance_leaves_behind_another_flushes()
    {
        await using (var dying = CartShop.Create(_fleet))
        {
            await dying.Carts.SaveAsync(4, new Cart("tea"));
        }

        await using var other = await CartShop.StartAsync(_fleet);

        Assert.Equal("4=tea", (await other.FlushedAsync(Delay + TimeSpan.FromSeconds(5))).Text);
    }

    [Fact]
    public async Task Race_46_of_two_instances_one_flushes_a_write()
    {
        var sink = new CartSink();
        await using var one = await CartShop.StartAsync(_fleet, sink);
        await using var two = await CartShop.StartAsync(_fleet, sink);
        for (var user = 0; user < 50; user++)
        {
            await (user % 2 == 0 ? one : two).Carts.SaveAsync(user, new Cart("tea"));
        }

        _fleet.Time.Advance(Delay);
        var texts = new List<string>();
        for (var user = 0; user < 50; user++)
        {
            texts.Add((await sink.NextAsync()).Text);
        }

        await one.StopAsync();
        await two.StopAsync();
        Assert.Equal(50, texts.Distinct().Count());
        Assert.False(sink.HasMore);
    }

    [Fact]
    public async Task Race_47_a_sink_that_has_the_write_already_is_not_asked_again()
    {
        var sink = new CartSink { Before = static flushed => { flushed.Write!.SinkHolds(flushed.Write.Version); return Task.CompletedTask; } };
        await using var shop = await CartShop.StartAsync(_fleet, sink);
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        await shop.FlushedAsync(Delay);

        await shop.StopAsync();

        Assert.False(sink.HasMore);
        Assert.DoesNotContain(shop.Log.At(LogLevel.Information), static line => line.Contains("left in L2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Race_47_calls_of_a_log_that_the_sink_is_past_are_done_when_the_log_is_flushed_again()
    {
        var position = 0L;
        var sink = new CartSink();
        sink.Before = flushed =>
        {
            if (flushed.Write!.Version <= position)
            {
                flushed.Write.SinkHolds(position);
            }

            position = Math.Max(position, flushed.Write.Version);
            return Task.CompletedTask;
        };
        await using var shop = CartShop.Create(_fleet, sink);
        foreach (var line in new[] { "a", "b", "c" })
        {
            await shop.Carts.LogAsync(line);
        }

        // Another flusher has claimed the log, given all to the sink, and died before it said so.
        _fleet.Time.Advance(Delay);
        var died = await _fleet.Store.Connect().WriteBehind!.ClaimAsync(
            Cacheable.Remote.QueueName.OfLog("Cacheable.Tests.WriteBehind.ICarts.LogAsync"), 0, new(1, 10, TimeSpan.FromSeconds(30)), default);
        position = died.Writes[^1].Write.Version;
        await shop.StartHostAsync();
        await shop.Carts.LogAsync("d");

        foreach (var line in new[] { "a", "b", "c", "d" })
        {
            Assert.Equal(line, (await shop.PassAsync(sink.NextAsync())).Text);
        }

        await shop.PassAsync(shop.StopAsync());
        Assert.Empty(shop.Log.At(LogLevel.Error));
        Assert.DoesNotContain(shop.Log.At(LogLevel.Information), static line => line.Contains("left in L2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Race_48b_a_write_that_comes_during_the_flush_of_its_key_is_flushed_too()
    {
        var flushing = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var sink = new CartSink();
        sink.Before = async flushed =>
        {
            if (flushed.Text == "4=tea")
            {
                flushing.SetResult();
                await goOn.Task;
            }
        };
        await using var shop = await CartShop.StartAsync(_fleet, sink);
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        _fleet.Time.Advance(Delay);
        await flushing.Task;

        await shop.Carts.SaveAsync(4, new Cart("milk"));
        goOn.SetResult();

        Assert.Equal("4=tea", (await sink.NextAsync()).Text);
        Assert.Equal("4=milk", (await shop.FlushedAsync(Delay)).Text);
        Assert.Equal(new Cart("milk"), sink.Rows[4]);
    }

    [Fact]
    public async Task Race_50_the_newest_write_of_a_key_is_flushed_again_above_what_the_sink_holds()
    {
        var above = 0L;
        var sink = new CartSink();
        sink.Before = flushed =>
        {
            if (above == 0)
            {
                above = flushed.Write!.Version + 1_000;
                flushed.Write.SinkHolds(above);
            }

            return Task.CompletedTask;
        };
        await using var shop = await CartShop.StartAsync(_fleet, sink);
        await shop.Carts.SaveAsync(4, new Cart("tea"));

        await shop.FlushedAsync(Delay);
        var again = await sink.NextAsync();

        Assert.Equal("4=tea", again.Text);
        Assert.True(again.Write!.Version > above, $"{again.Write.Version} is not above {above}.");
        Assert.Equal(new Cart("tea"), sink.Rows[4]);
    }

    [Fact]
    public async Task Outside_of_a_flush_the_decorated_service_knows_of_none()
    {
        await using var shop = await CartShop.StartAsync(_fleet);

        await shop.Sink.LogAsync("direct");

        Assert.Null((await shop.Sink.NextAsync()).Writes);
        Assert.Null(WriteBehindFlush.Current);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
