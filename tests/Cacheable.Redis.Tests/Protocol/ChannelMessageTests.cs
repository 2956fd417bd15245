using Cacheable.Remote;

namespace Cacheable.Redis.Tests;

public sealed class ChannelMessageTests
{
    private static readonly HistoryPoint Point = new(Group: 3, Incarnation: -1, Sequence: 7, Mark: 0xab);

    [Theory]
    [InlineData("me 3 ffffffffffffffff 7 00000000000000ab K user:4:profile", "user:4:profile", CacheNameKind.Key)]
    [InlineData("me 3 ffffffffffffffff 7 00000000000000ab P user:4", "user:4", CacheNameKind.Prefix)]
    [InlineData("me 3 ffffffffffffffff 7 00000000000000ab T red wine", "red wine", CacheNameKind.Tag)]
    [InlineData("me 3 ffffffffffffffff 7 00000000000000ab K a b  c ", "a b  c ", CacheNameKind.Key)]
    public void An_invalidation_is_read_with_every_space_of_its_name(string text, string name, CacheNameKind kind)
    {
        Assert.True(ChannelMessage.TryParse(text, out var message));

        Assert.Equal(new RemoteInvalidation(Point, new CacheName(name, kind), IsOwn: true), message.ToInvalidation("me"));
        Assert.False(message.ToInvalidation("you").IsOwn);
    }

    [Fact]
    public void A_fence_names_nothing()
    {
        Assert.True(ChannelMessage.TryParse("me 3 ffffffffffffffff 7 0 F ", out var message));

        Assert.Equal((ChannelMessageKind.Fenced, 3), (message.Kind, message.Point.Group));
    }

    [Fact]
    public void A_released_lease_names_its_key()
    {
        Assert.True(ChannelMessage.TryParse(ChannelMessage.Released("me 3", "a b"), out var message));

        Assert.Equal((ChannelMessageKind.Released, "a b"), (message.Kind, message.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("me 3 ff 7 ab K")]
    [InlineData("me 3 ff 7 ab K ")]
    [InlineData("me 3 ff 7 ab T ")]
    [InlineData("me 3 ff 7 ab F user:4")]
    [InlineData("me 3 ff 7 ab W ")]
    [InlineData("me 3 ff 7 ab X user:4")]
    [InlineData("me three ff 7 ab K user:4")]
    [InlineData("me -3 ff 7 ab K user:4")]
    [InlineData("me 3 xx 7 ab K user:4")]
    [InlineData("me 3 ff seven ab K user:4")]
    [InlineData("me 3 ff -7 ab K user:4")]
    [InlineData("me 3 ff 99999999999999999999 ab K user:4")]
    [InlineData("me 3 ff 7 mark K user:4")]
    public void Anything_else_is_refused_and_throws_nothing(string? text) => Assert.False(ChannelMessage.TryParse(text, out _));
}
