using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>How many epochs a group keeps, and what becomes of the rest. The harness is to keep <see cref="MaxEpochs"/>.</summary>
public abstract class EpochConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    public const int MaxEpochs = 4;

    private static readonly EntryKey Untouched = new("order:7");

    [Fact]
    public async Task Beyond_the_most_the_oldest_goes_and_what_is_older_becomes_a_miss()
    {
        await StoreAsync(Untouched, "older");
        await InvalidateAsync("a:*", "b:*", "c:*", "d:*");
        Assert.Equal("older", await ReadAsync(Untouched));

        await InvalidateAsync("e:*");

        Assert.Null(await ReadAsync(Untouched));
    }

    [Fact]
    public async Task What_is_younger_than_the_oldest_stays()
    {
        await InvalidateAsync("a:*", "b:*", "c:*", "d:*");
        await StoreAsync(Untouched, "younger");

        await InvalidateAsync("e:*");

        Assert.Equal("younger", await ReadAsync(Untouched));
    }

    [Theory]
    [InlineData("user:*")]
    [InlineData("user:4:*")]
    public async Task An_epoch_that_went_still_counts(string name)
    {
        await StoreAsync(Profile, "old");
        var leased = new EntryKey("user:4:orders");
        var lease = await LeaseAsync(leased);
        await InvalidateAsync(name);

        await InvalidateAsync("a:*", "b:*", "c:*", "d:*", "e:*", "f:*");

        Assert.Null(await ReadAsync(Profile));
        Assert.False(await FillAsync(leased, lease, "old"));
    }

    [Fact]
    public async Task A_name_that_is_invalidated_again_is_the_youngest_and_counts_once()
    {
        await InvalidateAsync("a:*", "b:*", "c:*");
        await StoreAsync(Untouched, "older");
        await InvalidateAsync("d:*");
        var (younger, named) = (new EntryKey("order:8"), new EntryKey("a:1"));
        await StoreAsync(younger, "younger");
        await StoreAsync(named, "old");
        await InvalidateAsync("a:*", "b:*", "c:*", "a:*");
        Assert.Equal("older", await ReadAsync(Untouched));

        // The oldest is d now. Were it the a of the beginning, its latest invalidation would be forgotten, or the floor rise to it.
        await InvalidateAsync("e:*");

        Assert.Null(await ReadAsync(Untouched));
        Assert.Equal("younger", await ReadAsync(younger));
        Assert.Null(await ReadAsync(named));
    }

    [Fact]
    public async Task Tags_and_prefixes_are_counted_together_and_keys_are_not()
    {
        await StoreAsync(Untouched, "older");
        await InvalidateAsync("a:*", "b:*", "user:4:profile", "user:4:orders", "user:4");
        await Other.InvalidateAsync([CacheName.Tag("a"), CacheName.Tag("b")], Cancel);
        Assert.Equal("older", await ReadAsync(Untouched));

        await Other.InvalidateAsync([CacheName.Tag("c")], Cancel);

        Assert.Null(await ReadAsync(Untouched));
    }

    [Fact]
    public async Task Within_one_call_too()
    {
        await StoreAsync(Profile, "old");

        await InvalidateAsync(["user:4:*", .. Enumerable.Range(0, 20).Select(n => $"p{n}:*")]);

        Assert.Null(await ReadAsync(Profile));
        await StoreAsync(Profile, "new");
        Assert.Equal("new", await ReadAsync(Profile));
    }
}
