using Cacheable.Remote;

namespace Cacheable.Abstractions.Tests.Remote;

public class CacheNameTests
{
    [Theory]
    [InlineData("user:4:*", "user:4", true)]
    [InlineData("user:*", "user", true)]
    [InlineData("user:4:profile", "user:4:profile", false)]
    public void A_name_is_a_key_or_a_prefix(string text, string bare, bool isPrefix)
    {
        var name = CacheName.Parse(text);

        Assert.Equal(new CacheName(bare, isPrefix), name);
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
}
