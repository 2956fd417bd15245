using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class TagConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private static readonly EntryKey Tagged = new("user:4:profile", ["vip", "team:7"]);

    [Theory]
    [InlineData("vip")]
    [InlineData("team:7")]
    public async Task An_entry_ends_with_any_of_its_tags(string tag)
    {
        await StoreAsync(Tagged, "old");
        await InvalidateTagAsync(tag);

        Assert.Null(await ReadAsync(Tagged));
        Assert.Equal(KeyTimeToLive.NoSuchKey, await Tier.GetTimeToLiveAsync(Tagged, Cancel));
        await StoreAsync(Tagged, "new");
        Assert.Equal("new", await ReadAsync(Tagged));
    }

    [Fact]
    public async Task Entries_without_the_tag_stay()
    {
        EntryKey[] others = [new("user:5:profile", ["vip2"]), new("vip"), new("vip:4"), new("team:7:lead", ["team"])];
        foreach (var key in others)
        {
            await StoreAsync(key, key.Text);
        }

        await InvalidateTagAsync("vip");
        await InvalidateTagAsync("team:7");

        foreach (var key in others)
        {
            Assert.Equal(key.Text, await ReadAsync(key));
        }
    }

    [Fact]
    public async Task A_tag_and_a_prefix_of_the_same_text_do_not_meet()
    {
        var byTag = new EntryKey("order:7", ["user"]);
        await StoreAsync(Profile, "by prefix");
        await StoreAsync(byTag, "by tag");

        await InvalidateTagAsync("user");
        Assert.Equal("by prefix", await ReadAsync(Profile));
        Assert.Null(await ReadAsync(byTag));

        await StoreAsync(byTag, "by tag");
        await InvalidateAsync("user:*");
        Assert.Null(await ReadAsync(Profile));
        Assert.Equal("by tag", await ReadAsync(byTag));
    }

    [Fact]
    public async Task A_load_that_a_tag_has_overtaken_cannot_fill_and_its_lease_counts_as_free()
    {
        var doomed = await LeaseAsync(Tagged);
        await InvalidateTagAsync("team:7");

        var next = await LeaseAsync(Tagged);

        Assert.False(await FillAsync(Tagged, doomed, "old"));
        Assert.True(await FillAsync(Tagged, next, "new"));
    }

    [Fact]
    public async Task Tags_may_hold_any_character_but_a_star()
    {
        const string Odd = "a b|c\n'{x}[4]?\\ %s::naïve";
        var key = new EntryKey("user:4:profile", [Odd]);
        await StoreAsync(key, "old");
        await InvalidateTagAsync("a b");
        Assert.Equal("old", await ReadAsync(key));

        await InvalidateTagAsync(Odd);

        Assert.Null(await ReadAsync(key));
    }

    [Fact]
    public async Task An_entry_may_have_a_hundred_tags()
    {
        var key = new EntryKey("user:4:profile", [.. Enumerable.Range(0, 100).Select(n => $"tag{n}")]);
        await StoreAsync(key, "old");

        await InvalidateTagAsync("tag99");

        Assert.Null(await ReadAsync(key));
    }

    private async Task InvalidateTagAsync(string tag) => await Other.InvalidateAsync([CacheName.Tag(tag)], Cancel);
}
