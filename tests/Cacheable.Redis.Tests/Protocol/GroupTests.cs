using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>Keys divided into groups: what one call touches, and what becomes of it when one group fails.</summary>
public abstract class GroupTests(ITestServer server) : RedisTierTests(new RedisHarness(server) { Groups = 8 })
{
    [Fact]
    public async Task An_entry_lies_in_its_group_under_one_hash_tag()
    {
        await StoreAsync(Profile, "Ada");

        var group = Tier.GroupOf(Profile);
        Assert.True(await Database.KeyExistsAsync(Harness.Key("v:user:4:profile", group)));
        Assert.True(await Database.KeyExistsAsync(Harness.Key("m", group)));
    }

    [Fact]
    public async Task A_call_tells_the_point_of_each_group_it_touched()
    {
        var one = await Tier.InvalidateAsync([CacheName.Parse("user:4:profile"), CacheName.Parse("user:4:*")], Cancel);
        var all = await Tier.InvalidateAsync([CacheName.Parse("user:*"), CacheName.Tag("red")], Cancel);

        Assert.Equal((Tier.GroupOf(Profile), 2), (Assert.Single(one).Group, one[0].Sequence));
        Assert.Equal(Enumerable.Range(0, 8), all.Select(point => point.Group));
        foreach (var point in all)
        {
            Assert.Equal(point, (await Tier.SyncAsync(point.Group, known: null, Cancel)).Point);
        }
    }

    [Fact]
    public async Task A_shallow_prefix_is_one_round_trip_whatever_the_number_of_groups()
    {
        var before = Meters.RoundTrips;

        await InvalidateAsync("user:*");

        Assert.Equal(before + 1, Meters.RoundTrips);
    }

    [Fact]
    public async Task A_call_of_which_one_group_fails_throws_and_the_others_happened()
    {
        var keys = Enumerable.Range(0, 100).Select(n => new EntryKey($"user:{n}:profile")).ToList();
        var broken = Tier.GroupOf(keys[0]);
        var elsewhere = keys.First(key => Tier.GroupOf(key) != broken);
        await StoreAsync(elsewhere, "old");
        await Database.StringSetAsync(Harness.Key("m", broken), "not a hash");

        await Assert.ThrowsAnyAsync<StackExchange.Redis.RedisException>(() => InvalidateAsync("user:*"));
        Assert.Null(await ReadAsync(elsewhere));

        await Database.KeyDeleteAsync(Harness.Key("m", broken));
        await InvalidateAsync("user:*");
    }

    [Fact]
    public async Task An_instance_with_another_number_of_groups_is_told_and_kept_out_until_they_agree()
    {
        await StoreAsync(Profile, "Ada");
        await Tier.SyncAsync(0, known: null, Cancel);
        await using var stranger = Harness.ConnectTo(Harness.Namespace, groups: 1);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await stranger.SyncAsync(0, known: null, Cancel));

        Assert.Contains("into 8 groups, and this one into 1", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stranger.ReadAsync(Profile, Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stranger.InvalidateAsync([CacheName.Parse("user:*")], Cancel));
        Assert.Equal("Ada", await ReadAsync(Profile));

        await Harness.LoseEverythingAsync();
        await stranger.SyncAsync(0, known: null, Cancel);
        Assert.Null(await stranger.ReadAsync(Profile, Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Tier.SyncAsync(0, known: null, Cancel));
    }
}

[Collection<OnGarnet>]
public sealed class GarnetGroups(EmbeddedGarnet server) : GroupTests(server);

[Collection<OnRedis>]
public sealed class RedisGroups(RedisServer server) : GroupTests(server);

[Collection<OnCluster>]
public sealed class ClusterGroups(RedisClusterServer server) : GroupTests(server);
