using Cacheable.Remote;

namespace Cacheable.Redis.Tests;

public sealed class ChannelMessageTests
{
    [Theory]
    [InlineData("ab12 7 K user:4:profile", "user:4:profile", false)]
    [InlineData("ab12 7 P user:4", "user:4", true)]
    [InlineData("ab12 7 K a b  c ", "a b  c ", false)]
    public void An_invalidation_is_read_with_every_space_of_its_name(string text, string name, bool isPrefix)
    {
        Assert.True(ChannelMessage.TryParse(text, out var message));

        Assert.Equal(new ChannelMessage("ab12", 7, new CacheName(name, isPrefix)), message);
    }

    [Fact]
    public void A_fence_names_nothing()
    {
        Assert.True(ChannelMessage.TryParse("ab12 7 F ", out var message));

        Assert.Null(message.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("ab12 7 K")]
    [InlineData("ab12 7 K ")]
    [InlineData("ab12 7 P ")]
    [InlineData("ab12 7 F user:4")]
    [InlineData("ab12 7 X user:4")]
    [InlineData("ab12 seven K user:4")]
    [InlineData("ab12 -7 K user:4")]
    [InlineData("ab12 99999999999999999999 K user:4")]
    public void Anything_else_is_refused_and_throws_nothing(string? text) => Assert.False(ChannelMessage.TryParse(text, out _));
}
