using System.Globalization;
using Cacheable.Tests.WriteBehind.Once;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.WriteBehind;

/// <summary>Claims that end before every write of them was tried.</summary>
public sealed class UntriedTests : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private readonly Fleet _fleet = new();
    private readonly OnceSink _sink = new();
    private readonly ToldLetters _letters = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Writes_for_which_a_slow_batch_leaves_no_time_are_flushed_later_and_not_given_up(bool isLog)
    {
        // Three such calls, and the claim is nearly over.
        _sink.Before = _ =>
        {
            _fleet.Time.Advance(TimeSpan.FromSeconds(8));
            return Task.CompletedTask;
        };
        await using var shop = await StartAsync();
        await QueueAsync(shop, isLog, count: 5);

        _fleet.Time.Advance(Delay);

        Assert.Equal(["0", "1", "2", "3", "4"], await FlushedAsync(5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Race_51_writes_whose_host_stops_during_their_flush_are_flushed_by_the_next_and_not_given_up(bool isLog)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sink.Before = token =>
        {
            arrived.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(token);
        };
        await using var stopping = await StartAsync();
        await QueueAsync(stopping, isLog, count: 3);
        _fleet.Time.Advance(Delay);
        await arrived.Task;
        await stopping.PassAsync(stopping.StopAsync());
        _sink.Before = static _ => Task.CompletedTask;

        await using var next = await StartAsync();

        Assert.Equal(["0", "1", "2"], await FlushedAsync(3));
    }

    [Fact]
    public async Task A_failed_batch_that_leaves_no_time_was_an_attempt_of_its_writes_and_each_is_alone_next()
    {
        var sink = new CartSink();
        sink.Before = flushed =>
        {
            if (flushed.Writes!.Count > 1)
            {
                _fleet.Time.Advance(TimeSpan.FromSeconds(25));
                throw new InvalidOperationException("Too many at once.");
            }

            return Task.CompletedTask;
        };
        await using var shop = await CartShop.StartAsync(_fleet, sink);
        for (var user = 0; user < 3; user++)
        {
            await shop.Carts.SetTotalAsync(user, 1m);
        }

        _fleet.Time.Advance(Delay);

        for (var user = 0; user < 3; user++)
        {
            Assert.Equal(2, (await sink.NextAsync()).Write!.Attempt);
        }
    }

    [Fact]
    public async Task Race_47_a_batch_of_a_log_that_reached_the_sink_and_threw_is_done_and_not_given_up()
    {
        await using var shop = await StartAsync();
        var carts = shop.Services.GetRequiredService<Once.ICarts>();
        foreach (var note in new[] { "0", "1", "2" })
        {
            await carts.NoteAsync(note);
        }

        _fleet.Time.Advance(Delay);

        Assert.Equal(["0", "1", "2"], await FlushedAsync(3));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Task<CartShop> StartAsync() => CartShop.StartAsync(
        _fleet,
        services: services => services.AddSingleton<Once.ICarts>(_sink).AddSingleton<IWriteBehindDeadLetterHandler>(_letters));

    private static async Task QueueAsync(CartShop shop, bool isLog, int count)
    {
        var carts = shop.Services.GetRequiredService<Once.ICarts>();
        for (var user = 0; user < count; user++)
        {
            var text = user.ToString(CultureInfo.InvariantCulture);
            await (isLog ? carts.LogAsync(text) : carts.SaveAsync(user, text).AsTask());
        }
    }

    /// <summary>What is flushed, each by its first attempt.</summary>
    private async Task<string[]> FlushedAsync(int count)
    {
        var texts = new List<string>();
        var letter = _letters.NextAsync();
        while (texts.Count < count)
        {
            var next = _sink.NextAsync();
            if (await Task.WhenAny(letter, next) == letter)
            {
                Assert.Fail($"Given up: {(await letter).Letter.Error}");
            }

            var flushed = await next;
            Assert.Equal(1, flushed.Write!.Attempt);
            texts.Add(flushed.Text);
        }

        return [.. texts.Order(StringComparer.Ordinal)];
    }
}
