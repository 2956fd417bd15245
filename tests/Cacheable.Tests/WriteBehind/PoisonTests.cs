using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.WriteBehind;

/// <summary>Writes that the sink refuses.</summary>
public sealed class PoisonTests : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private readonly Fleet _fleet = new();
    private readonly CartSink _sink = new();
    private readonly ToldLetters _letters = new();

    [Fact]
    public async Task A_write_that_fails_is_tried_again_and_the_sink_is_told_how_often()
    {
        var attempts = new List<int>();
        _sink.Before = flushed =>
        {
            attempts.Add(flushed.Write!.Attempt);
            return flushed.Write.Attempt < 3 ? throw new InvalidOperationException("The sink is away.") : Task.CompletedTask;
        };
        await using var shop = await StartAsync();
        await shop.Carts.SaveAsync(4, new Cart("tea"));

        await shop.PassAsync(_sink.NextAsync());

        Assert.Equal([1, 2, 3], attempts);
        Assert.Empty(_letters.Told);
        Assert.Single(shop.Log.At(LogLevel.Warning), static line => line.Contains("could not be flushed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(1, 1.0, 0.5)]
    [InlineData(2, 0.0, 2.0)]
    [InlineData(4, 0.5, 6.0)]
    [InlineData(100, 0.0, 60.0)]
    public void A_pause_doubles_up_to_a_limit_and_is_random_by_half(int attempt, double random, double seconds)
    {
        var delays = new RetryDelays(new Drawn(random), Microsoft.Extensions.Options.Options.Create(new CacheableOptions()));

        Assert.Equal(TimeSpan.FromSeconds(seconds), delays.After(attempt));
    }

    [Fact]
    public async Task Race_48_a_write_that_always_fails_goes_to_the_dead_letters_and_the_others_of_its_batch_go_on()
    {
        _sink.Before = static flushed =>
            flushed.Text.Contains("13=", StringComparison.Ordinal) ? throw new InvalidOperationException("No such user.") : Task.CompletedTask;
        await using var shop = await StartAsync();
        foreach (var user in new[] { 12, 13, 14 })
        {
            await shop.Carts.SetTotalAsync(user, 1m);
        }

        // The batch fails as a whole, then each is alone.
        Assert.Equal(["12=1", "14=1"], new[] { (await shop.FlushedAsync(Delay)).Text, (await _sink.NextAsync()).Text });
        var (letter, exception) = await shop.PassAsync(_letters.NextAsync());

        Assert.Equal(("ICarts.SetTotalAsync", "total:13", 3), (letter.Method, letter.Write.Key, letter.Attempts));
        Assert.Equal("No such user.", exception!.Message);
        Assert.Contains("No such user.", Assert.Single(await ListAsync(shop)).Error, StringComparison.Ordinal);
        Assert.False(_sink.HasMore);
        Assert.DoesNotContain(shop.Log.At(LogLevel.Error), static line => line.Contains("total:13", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Race_48_readers_of_a_write_that_was_given_up_see_the_source_again()
    {
        _sink.Before = static _ => throw new InvalidOperationException("No such user.");
        await using var shop = await StartAsync();
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        Assert.Equal(new Cart("tea"), await shop.Carts.GetAsync(4));

        await shop.PassAsync(_letters.NextAsync());

        Assert.Null(await shop.Carts.GetAsync(4));
    }

    [Fact]
    public async Task Race_48_a_poison_call_at_the_head_of_a_log_is_given_up_and_the_rest_follows_in_order()
    {
        _sink.Before = static flushed => flushed.Text == "poison" ? throw new InvalidOperationException() : Task.CompletedTask;
        await using var shop = await StartAsync();
        foreach (var line in new[] { "a", "poison", "b", "c" })
        {
            await shop.Carts.LogAsync(line);
        }

        Assert.Equal("a", (await shop.PassAsync(_sink.NextAsync())).Text);
        Assert.Equal("b", (await shop.PassAsync(_sink.NextAsync())).Text);
        Assert.Equal("c", (await _sink.NextAsync()).Text);
        Assert.Single(_letters.Told);
    }

    [Fact]
    public async Task Race_48_a_write_that_ends_every_process_that_tries_it_is_given_up_untried()
    {
        // Three instances claim it and die: it is never answered for.
        await using (var first = CartShop.Create(_fleet))
        {
            await first.Carts.SaveAsync(4, new Cart("tea"));
        }

        for (var death = 0; death < 3; death++)
        {
            _fleet.Time.Advance(TimeSpan.FromMinutes(1));
            await _fleet.Store.Connect().WriteBehind!.ClaimAsync(
                Cacheable.Remote.QueueName.OfKeys("Cacheable.Tests.WriteBehind.ICarts.SaveAsync"), 0, new(death, 10, TimeSpan.FromSeconds(30)), default);
        }

        await using var shop = await StartAsync();
        var (letter, exception) = await shop.PassAsync(_letters.NextAsync());

        Assert.Null(exception);
        Assert.Contains("claimed 3 times", letter.Error, StringComparison.Ordinal);
        Assert.False(_sink.HasMore);
    }

    [Fact]
    public async Task A_dead_letter_is_replayed_or_discarded_by_hand()
    {
        var isHealed = false;
        _sink.Before = _ => isHealed ? Task.CompletedTask : throw new InvalidOperationException();
        await using var shop = await StartAsync();
        await shop.Carts.SaveAsync(4, new Cart("tea"));
        await shop.Carts.SaveAsync(5, new Cart("milk"));
        await shop.PassAsync(_letters.NextAsync());
        await shop.PassAsync(_letters.NextAsync());
        var letters = await ListAsync(shop);
        var (tea, milk) = (letters.Single(static letter => letter.Write.Key == "cart:4"), letters.Single(static letter => letter.Write.Key == "cart:5"));
        isHealed = true;

        Assert.True(await shop.DeadLetters.ReplayAsync(tea));
        Assert.Equal(new Cart("tea"), await shop.Carts.GetAsync(4));
        Assert.Equal("4=tea", (await _sink.NextAsync()).Text);

        await shop.Carts.SaveAsync(5, new Cart("cocoa"));
        Assert.True(Assert.Single(await ListAsync(shop)).IsOverwritten);
        Assert.False(await shop.DeadLetters.ReplayAsync(milk));
        Assert.True(await shop.DeadLetters.DiscardAsync(milk));
        Assert.False(await shop.DeadLetters.DiscardAsync(milk));
        Assert.Empty(await ListAsync(shop));
        await Assert.ThrowsAsync<ArgumentException>(async () => await shop.DeadLetters.DiscardAsync(milk with { Queue = Cacheable.Remote.QueueName.OfKeys("Gone") }));
    }

    [Fact]
    public async Task A_record_that_this_build_cannot_read_is_kept_as_a_dead_letter_that_says_so()
    {
        await _fleet.Store.Connect().WriteBehind!.EnqueueAsync(
            Cacheable.Remote.QueueName.OfKeys("Cacheable.Tests.WriteBehind.ICarts.SaveAsync"),
            new(new("cart:4"), Token: 1, new byte[] { 1, 2, 3 }),
            default);
        await using var shop = await StartAsync();

        var (letter, _) = await shop.PassAsync(_letters.NextAsync());

        Assert.Contains("cannot be read: argument 1 is missing", letter.Error, StringComparison.Ordinal);
        Assert.Equal(3, letter.Attempts);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Task<CartShop> StartAsync() =>
        CartShop.StartAsync(_fleet, _sink, services: services => services.AddSingleton<IWriteBehindDeadLetterHandler>(_letters));

    private static async Task<List<WriteBehindDeadLetter>> ListAsync(CartShop shop)
    {
        var letters = new List<WriteBehindDeadLetter>();
        await foreach (var letter in shop.DeadLetters.ListAsync())
        {
            letters.Add(letter);
        }

        return letters;
    }

    private sealed class Drawn(double number) : RandomSource
    {
        public override double NextDouble() => number;
    }
}
