using Cacheable.Remote;
using Cacheable.Tests.WriteBehind.Once;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.WriteBehind;

/// <summary>Listing dead letters while they are replayed, and telling apart whose they are.</summary>
public sealed class DeadLetterListTests : IAsyncDisposable
{
    private static readonly QueueName Carts = QueueName.OfKeys("Cacheable.Tests.WriteBehind.ICarts.SaveAsync");
    private static readonly QueueName OnceCarts = QueueName.OfKeys("Cacheable.Tests.WriteBehind.Once.ICarts.SaveAsync");

    private readonly Fleet _fleet = new();
    private long _drawn;

    private IWriteBehindStore Store => _fleet.Store.Connect().WriteBehind!;

    [Fact]
    public async Task Every_letter_is_replayed_by_who_replays_what_is_listed()
    {
        await using var shop = CartShop.Create(_fleet);
        _ = shop.Carts;
        await QueueAsync(Carts, count: 250);
        await GiveUpAsync(Carts);
        var replayed = 0;

        await foreach (var letter in shop.DeadLetters.ListAsync("ICarts.SaveAsync"))
        {
            Assert.True(await shop.DeadLetters.ReplayAsync(letter));
            replayed++;
        }

        Assert.Equal(250, replayed);
        Assert.Empty(await ListAsync(shop));
    }

    [Fact]
    public async Task A_letter_of_a_long_key_is_replayed_and_discarded_under_the_name_that_it_has()
    {
        await using var shop = CartShop.Create(_fleet);
        _ = shop.Carts;
        var key = new EntryKey("cart:" + new string('x', 600));
        await Store.EnqueueAsync(Carts, new QueuedWrite(key, ++_drawn, default), default);
        await GiveUpAsync(Carts);

        var letter = Assert.Single(await ListAsync(shop));
        Assert.Equal(key.Text, letter.Write.Key);
        Assert.True(await shop.DeadLetters.ReplayAsync(letter));

        await GiveUpAsync(Carts);
        Assert.True(await shop.DeadLetters.DiscardAsync(Assert.Single(await ListAsync(shop))));
        Assert.Empty(await ListAsync(shop));
    }

    [Fact]
    public async Task A_letter_that_is_replayed_and_dies_again_is_left_to_the_next_listing()
    {
        await using var shop = CartShop.Create(_fleet);
        _ = shop.Carts;
        await QueueAsync(Carts, count: 3);
        await GiveUpAsync(Carts);
        var listed = 0;

        await foreach (var letter in shop.DeadLetters.ListAsync())
        {
            Assert.True(++listed <= 3, "It is listed again.");
            Assert.True(await shop.DeadLetters.ReplayAsync(letter));
            await GiveUpAsync(Carts);
        }

        Assert.Equal(3, (await ListAsync(shop)).Count);
    }

    [Fact]
    public async Task Two_interfaces_of_one_short_name_keep_their_letters_apart()
    {
        await using var shop = CartShop.Create(_fleet, services: static services => services.AddSingleton<Once.ICarts>(new OnceSink()));
        _ = (shop.Carts, shop.Services.GetRequiredService<Once.ICarts>());
        await QueueAsync(Carts, count: 1);
        await GiveUpAsync(Carts);
        await QueueAsync(OnceCarts, count: 1);
        await GiveUpAsync(OnceCarts);

        var ambiguous = await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(shop, "ICarts.SaveAsync"));
        Assert.Contains(Carts.Text, ambiguous.Message, StringComparison.Ordinal);
        Assert.Contains(OnceCarts.Text, ambiguous.Message, StringComparison.Ordinal);
        Assert.Equal([Carts, OnceCarts], (await ListAsync(shop)).Select(static letter => letter.Queue));

        var letter = Assert.Single(await ListAsync(shop, OnceCarts.Text));
        Assert.Equal(("ICarts.SaveAsync", OnceCarts), (letter.Method, letter.Queue));
        Assert.True(await shop.DeadLetters.ReplayAsync(letter));
        Assert.Equal(1, (await Store.GetStatsAsync(OnceCarts, 0, default)).Dirty);
        Assert.Equal(Carts, Assert.Single(await ListAsync(shop)).Queue);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private async Task QueueAsync(QueueName queue, int count)
    {
        for (var user = 0; user < count; user++)
        {
            await Store.EnqueueAsync(queue, new QueuedWrite(new EntryKey($"{queue}:{user}"), ++_drawn, default), default);
        }
    }

    private async Task GiveUpAsync(QueueName queue)
    {
        var claim = new WriteClaim(++_drawn, Max: 1_000, TimeSpan.FromSeconds(30));
        foreach (var write in (await Store.ClaimAsync(queue, 0, claim, default)).Writes)
        {
            await Store.DeadLetterAsync(queue, 0, claim.Token, write.Write, "No such user.", default);
        }
    }

    private static async Task<List<WriteBehindDeadLetter>> ListAsync(CartShop shop, string? method = null)
    {
        var letters = new List<WriteBehindDeadLetter>();
        await foreach (var letter in shop.DeadLetters.ListAsync(method))
        {
            letters.Add(letter);
        }

        return letters;
    }
}
