using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>How long an entry lives is told by the clock of its group: never longer than Redis keeps it, whatever becomes of the clock.</summary>
public abstract class ClockTests(RedisHarness harness) : RedisTierTests(harness)
{
    private static readonly EntryKey Orders = new("user:4:orders");

    [Fact]
    public async Task A_read_tells_the_life_that_the_server_would()
    {
        await StoreAsync(Orders, "so that the clock is older than the entry");
        await StoreAsync(Profile, "Ada");

        var before = await LeftAsync(Profile);
        var told = await LifeAsync(Profile);
        var after = await LeftAsync(Profile);

        // Less by what a server may round away, never more.
        Assert.InRange(told, after - TimeSpan.FromMilliseconds(2), before);
    }

    [Fact]
    public async Task One_clock_tells_the_life_of_every_entry()
    {
        await StoreAsync(Profile, "for a minute");
        Assert.True(await Tier.FillAsync(Orders, await LeaseAsync(Orders), "for an hour"u8.ToArray(), 60 * Minute, Cancel));

        var entries = await Task.WhenAll(Tier.ReadAsync(Profile, Cancel).AsTask(), Tier.ReadAsync(Orders, Cancel).AsTask());

        Assert.InRange(Assert.NotNull(entries[0]).TimeToLive, Soon, Minute);
        Assert.InRange(Assert.NotNull(entries[1]).TimeToLive, 59 * Minute, 60 * Minute);
    }

    [Fact]
    public async Task A_lost_clock_costs_a_round_trip_and_no_load()
    {
        await StoreAsync(Profile, "Ada");

        Assert.True(await Database.KeyDeleteAsync(Harness.Key("k")));

        Assert.Null(await ReadAsync(Profile));
        var found = Assert.NotNull((await Tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Entry);
        Assert.InRange(found.TimeToLive, Soon, Minute);
    }

    [Fact]
    public async Task A_clock_that_began_anew_tells_nothing_of_older_entries()
    {
        await StoreAsync(Profile, "old");
        Assert.True(await Database.KeyDeleteAsync(Harness.Key("k")));

        await StoreAsync(Orders, "new");

        Assert.Null(await ReadAsync(Profile));
        Assert.Equal("new", await ReadAsync(Orders));
    }

    [Fact]
    public async Task An_entry_and_its_clock_that_moved_to_another_server_tell_the_same_life()
    {
        await StoreAsync(Orders, "so that the clock is older than the entry");
        await StoreAsync(Profile, "Ada");

        // What is left of a key moves with it, as the MIGRATE of a slot does; the moment of its end by the old server does not.
        await (await Harness.SnapshotAsync())();

        var before = await LeftAsync(Profile);
        Assert.InRange(await LifeAsync(Profile), TimeSpan.FromTicks(1), before + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("a text that is no clock")]
    [InlineData("12345678")]
    public async Task Something_else_in_place_of_the_clock_is_replaced_by_the_next_fill(string foreign)
    {
        await StoreAsync(Profile, "old");
        await Database.StringSetAsync(Harness.Key("k"), foreign);
        Assert.Null(await ReadAsync(Profile));

        await StoreAsync(Orders, "new");

        Assert.InRange(await LifeAsync(Orders), Soon, Minute);
    }

    [Fact]
    public async Task A_list_in_place_of_the_clock_is_replaced_by_the_next_fill()
    {
        await StoreAsync(Profile, "old");
        await Database.KeyDeleteAsync(Harness.Key("k"));
        await Database.ListRightPushAsync(Harness.Key("k"), "a list");
        Assert.Null(await ReadAsync(Profile));

        await StoreAsync(Orders, "new");

        Assert.InRange(await LifeAsync(Orders), Soon, Minute);
    }

    [Fact]
    public async Task An_entry_that_lives_longer_than_the_clock_ends_with_it()
    {
        Assert.True(await Tier.FillAsync(
            Profile, await LeaseAsync(Profile), "for two centuries"u8.ToArray(), TimeSpan.FromDays(73_000), Cancel));

        Assert.InRange(await LifeAsync(Profile), TimeSpan.FromDays(36_000), TimeSpan.FromDays(36_525));
    }

    private async Task<TimeSpan> LifeAsync(EntryKey key) => Assert.NotNull(await Tier.ReadAsync(key, Cancel)).TimeToLive;

    private async Task<TimeSpan> LeftAsync(EntryKey key) =>
        Assert.NotNull(await Database.KeyTimeToLiveAsync(Harness.Key("v:" + key.Text)));
}

[Collection<OnGarnet>]
public sealed class GarnetClock(EmbeddedGarnet server) : ClockTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisClock(RedisServer server) : ClockTests(new RedisHarness(server));
