using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>Anything may lie under our keys; it is a miss, is counted, and is replaced by the next fill.</summary>
public abstract class ForeignDataTests(RedisHarness harness) : RedisTierTests(harness)
{
    public static TheoryData<string, byte[]> ForeignValues => new()
    {
        { "text", "hello, I am somebody else's value"u8.ToArray() },
        { "cut short", [(byte)'C', (byte)'V', 2, 0, 0] },
        { "an earlier version", [(byte)'C', (byte)'V', 1, .. new byte[40]] },
        { "a later version", [(byte)'C', (byte)'V', 3, .. new byte[40]] },
        { "another mark", [(byte)'X', (byte)'V', 2, .. new byte[40]] },
    };

    [Theory]
    [MemberData(nameof(ForeignValues))]
    public async Task A_foreign_value_is_a_miss_and_is_replaced(string kind, byte[] bytes)
    {
        Assert.NotEmpty(kind);
        await StoreAsync(new("something:else"), "so that there is metadata");
        await Database.StringSetAsync(Harness.Key("v:user:4:profile"), bytes, Minute);

        Assert.Null(await ReadAsync(Profile));
        Assert.Equal(KeyTimeToLive.NoSuchKey, await Tier.GetTimeToLiveAsync(Profile, Cancel));
        Assert.Equal(2, Meters.Count("cacheable.redis.unreadable", "value"));

        await StoreAsync(Profile, "ours");
        Assert.Equal("ours", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_foreign_type_is_a_miss_and_is_replaced()
    {
        await StoreAsync(new("something:else"), "so that there is metadata");
        await Database.ListRightPushAsync(Harness.Key("v:user:4:profile"), "a list");

        Assert.Null(await ReadAsync(Profile));
        Assert.Equal(KeyTimeToLive.NoSuchKey, await Tier.GetTimeToLiveAsync(Profile, Cancel));
        // By the second alone: to an MGET, a key of another type is not there.
        Assert.Equal(1, Meters.Count("cacheable.redis.unreadable", "value"));

        await StoreAsync(Profile, "ours");
        Assert.Equal("ours", await ReadAsync(Profile));
    }

    [Fact]
    public async Task An_entry_of_ours_that_somebody_made_live_for_ever_ends_all_the_same()
    {
        await StoreAsync(Profile, "ours");

        Assert.True(await Database.KeyPersistAsync(Harness.Key("v:user:4:profile")));

        Assert.InRange(Assert.NotNull(await Tier.ReadAsync(Profile, Cancel)).TimeToLive, TimeSpan.FromTicks(1), Minute);
        await Database.KeyExpireAsync(Harness.Key("k"), Soon);
        Assert.Null(await ReadAsync(Profile));
        await StoreAsync(Profile, "again");
        Assert.Equal("again", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_foreign_lease_counts_as_free()
    {
        await Database.StringSetAsync(Harness.Key("l:user:4:profile"), "locked by hand", Minute);

        await StoreAsync(Profile, "ours");

        Assert.Equal("ours", await ReadAsync(Profile));
    }

    [Fact]
    public async Task Unreadable_metadata_admits_nothing()
    {
        await StoreAsync(Profile, "ours");

        await Database.HashSetAsync(Harness.Key("m"), "i", "not hexadecimal");
        Assert.Null(await ReadAsync(Profile));

        await Database.HashSetAsync(Harness.Key("m"), [new("i", "0123456789abcdef"), new("p:user", "not a number")]);
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_counter_without_a_window_says_so_and_gets_one()
    {
        await Database.StringSetAsync(Harness.Key("c:visits"), 41);
        Assert.Equal(KeyTimeToLive.NoExpiry, await Tier.GetTimeToLiveAsync(new("visits"), Cancel));

        Assert.Equal(42, await Tier.IncrementAsync(new("visits"), 1, Minute, Cancel));

        Assert.NotNull((await Tier.GetTimeToLiveAsync(new("visits"), Cancel)).Remaining);
    }
}

[Collection<OnGarnet>]
public sealed class GarnetForeignData(EmbeddedGarnet server) : ForeignDataTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisForeignData(RedisServer server) : ForeignDataTests(new RedisHarness(server));
