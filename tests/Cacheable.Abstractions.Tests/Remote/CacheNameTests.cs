using Cacheable.Contract;
using Cacheable.Remote;

namespace Cacheable.Abstractions.Tests.Remote;

public class CacheNameTests
{
    [Theory]
    [InlineData("user:4:*", "user:4", CacheNameKind.Prefix)]
    [InlineData("user:*", "user", CacheNameKind.Prefix)]
    [InlineData("user:4:profile", "user:4:profile", CacheNameKind.Key)]
    public void A_name_is_a_key_or_a_prefix(string text, string bare, CacheNameKind kind)
    {
        var name = CacheName.Parse(text);

        Assert.Equal(new CacheName(bare, kind), name);
        Assert.Equal(text, name.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData(":*")]
    [InlineData("user*")]
    [InlineData("user:*:x")]
    [InlineData("*:x:*")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(CacheName.TryParse(text, out _));
        Assert.Throws<ArgumentException>(() => CacheName.Parse(text));
    }

    [Fact]
    public void A_tag_is_a_name_of_its_own_kind()
    {
        var tag = CacheName.Tag("user:4");

        Assert.Equal(new CacheName("user:4", CacheNameKind.Tag), tag);
        Assert.NotEqual(CacheName.Parse("user:4"), tag);
        Assert.Equal("user:4", tag.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("user:*")]
    public void A_tag_has_a_text_without_a_wildcard(string? text) => Assert.Throws<ArgumentException>(() => CacheName.Tag(text!));

    [Fact]
    public void What_a_call_invalidates_is_escaped_as_keys_are()
    {
        Assert.Equal(CacheName.Parse("user:a%3A%2A:*"), InvalidatedName.Of($"user:{"a:*"}:*"));
        Assert.Equal(CacheName.Tag("user:a%3A%2A"), InvalidatedName.OfTag($"user:{"a:*"}"));
        Assert.Throws<ArgumentException>(() => InvalidatedName.Of($"{string.Empty}"));
        Assert.Throws<ArgumentException>(() => InvalidatedName.OfTag($"{string.Empty}"));
    }
}
