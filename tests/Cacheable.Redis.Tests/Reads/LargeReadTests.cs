using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>Reads of entries that are said to be large: commands of their own, into a pooled buffer, judged as any read.</summary>
public abstract class LargeReadTests(RedisHarness harness) : RedisTierTests(harness)
{
    private static readonly EntryKey Tagged = new("user:4:page", ["pages"]);

    private static readonly string Large = string.Create(200_000, 0, static (text, _) =>
    {
        for (var index = 0; index < text.Length; index++)
        {
            text[index] = (char)('a' + (index % 23));
        }
    });

    [Fact]
    public async Task A_large_entry_is_read_byte_for_byte_into_a_buffer_that_it_gives_back()
    {
        await StoreAsync(Profile, Large);

        var entry = Assert.NotNull(await Tier.ReadAsync(Profile.AsLarge(), Cancel));

        Assert.NotNull(entry.Owner);
        Assert.Equal(Large, System.Text.Encoding.UTF8.GetString(entry.Payload.Span));
        Assert.InRange(entry.TimeToLive, TimeSpan.FromSeconds(1), Minute);
        entry.Dispose();
    }

    [Fact]
    public async Task It_says_what_a_read_in_a_batch_says()
    {
        await InvalidateAsync("user:4:*", "other:*");
        await StoreAsync(Profile, "Ada");

        var inBatch = Assert.NotNull(await Tier.ReadAsync(Profile, Cancel));
        var alone = Assert.NotNull(await Tier.ReadAsync(Profile.AsLarge(), Cancel));

        Assert.Equal((inBatch.Incarnation, inBatch.Sequence), (alone.Incarnation, alone.Sequence));
        Assert.Equal(inBatch.Payload.ToArray(), alone.Payload.ToArray());
        Assert.Null(inBatch.Owner);
        alone.Dispose();
    }

    [Fact]
    public async Task What_is_not_there_is_a_miss() => Assert.Null(await Tier.ReadAsync(Profile.AsLarge(), Cancel));

    [Theory]
    [InlineData("user:4:page")]
    [InlineData("user:4:*")]
    [InlineData("user:*")]
    public async Task What_is_invalidated_is_a_miss(string name)
    {
        await StoreAsync(Tagged, Large);
        await InvalidateAsync(name);

        Assert.Null(await Tier.ReadAsync(Tagged.AsLarge(), Cancel));
    }

    [Fact]
    public async Task What_is_invalidated_by_a_tag_is_a_miss()
    {
        await StoreAsync(Tagged, Large);
        await Tier.InvalidateAsync([CacheName.Tag("pages")], Cancel);

        Assert.Null(await Tier.ReadAsync(Tagged.AsLarge(), Cancel));
    }

    [Fact]
    public async Task A_foreign_value_is_a_miss()
    {
        await StoreAsync(Profile, "Ada");
        await Database.StringSetAsync(Harness.Key("v:" + Profile.Text), "written by hand");
        Assert.Null(await Tier.ReadAsync(Profile.AsLarge(), Cancel));

        await Database.KeyDeleteAsync(Harness.Key("v:" + Profile.Text));
        await Database.ListRightPushAsync(Harness.Key("v:" + Profile.Text), "a list");
        Assert.Null(await Tier.ReadAsync(Profile.AsLarge(), Cancel));
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own()
    {
        var keys = Enumerable.Range(0, 100).Select(static n => new EntryKey($"user:{n}:page")).ToList();
        await Task.WhenAll(keys.Select(key => StoreAsync(key, key.Text)));

        var found = await Task.WhenAll(keys.Select(key => ReadAsync(key.AsLarge())));

        Assert.Equal(keys.Select(static key => key.Text), found);
    }
}

[Collection<OnGarnet>]
public sealed class GarnetLargeReads(EmbeddedGarnet server) : LargeReadTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisLargeReads(RedisServer server) : LargeReadTests(new RedisHarness(server));

[Collection<OnCluster>]
public sealed class ClusterLargeReads(RedisClusterServer server) : LargeReadTests(new RedisHarness(server));
