using Cacheable.Groups;
using Cacheable.Remote;

namespace Cacheable.Redis.Tests;

public sealed class KeyGroupsTests
{
    [Theory]
    [InlineData("user", 64, 22)]
    [InlineData("user:4", 64, 46)]
    [InlineData("user:4:profile", 64, 46)]
    [InlineData("größe:ключ", 1024, 165)]
    [InlineData("user:4:profile", 1, 0)]
    public void A_key_is_in_the_same_group_on_every_machine_and_in_every_version(string key, int groups, int group) =>
        Assert.Equal(group, KeyGroups.Of(key, groups));

    [Fact]
    public void Only_the_first_two_segments_count()
    {
        Assert.All(
            Enumerable.Range(0, 100),
            static n => Assert.Equal(KeyGroups.Of($"user:{n}", 64), KeyGroups.Of($"user:{n}:orders:{n * 31}", 64)));
    }

    [Theory]
    [InlineData("user", CacheNameKind.Key, true)]
    [InlineData("user:4", CacheNameKind.Prefix, true)]
    [InlineData("user", CacheNameKind.Prefix, false)]
    [InlineData("user:4", CacheNameKind.Tag, false)]
    public void A_key_and_a_prefix_of_two_segments_lie_in_one_group(string text, CacheNameKind kind, bool isInOne) =>
        Assert.Equal(isInOne, KeyGroups.IsInOne(new CacheName(text, kind)));

    [Fact]
    public void Keys_spread_evenly()
    {
        var sizes = Enumerable.Range(0, 64_000).GroupBy(static n => KeyGroups.Of($"user:{n}", 64)).Select(static group => group.Count()).ToList();

        Assert.Equal(64, sizes.Count);
        Assert.All(sizes, static size => Assert.InRange(size, 800, 1200));
    }
}
