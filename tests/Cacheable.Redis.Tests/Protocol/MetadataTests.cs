using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>The one hash that decides validity: what happens when it is lost, full, or counts very high.</summary>
public abstract class MetadataTests(ITestServer server) : RedisTierTests(new RedisHarness(server) { MaxEpochs = 3 })
{
    private const long NearlyTwoToThe53 = 9_007_199_254_740_900;

    [Fact]
    public async Task Metadata_that_was_evicted_alone_makes_misses_of_what_outlived_it()
    {
        var lease = await LeaseAsync(new("user:5:profile"));
        await StoreAsync(Profile, "old");

        Assert.True(await Database.KeyDeleteAsync(Harness.Key("m")));

        Assert.Null(await ReadAsync(Profile));
        Assert.False(await FillAsync(new("user:5:profile"), lease, "old"));
        var next = await LeaseAsync(Profile);
        Assert.Null(await ReadAsync(Profile));
        Assert.True(await FillAsync(Profile, next, "new"));
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task Beyond_the_most_epochs_the_oldest_become_the_floor()
    {
        var before = new EntryKey("order:7");
        await StoreAsync(before, "from before all of them");
        var lease = await LeaseAsync(new("order:8"));
        await InvalidateAsync("a:*");
        var between = new EntryKey("order:9");
        await StoreAsync(between, "from after the first");
        await InvalidateAsync("b:*", "c:*");
        Assert.NotNull(await ReadAsync(before));

        await InvalidateAsync("d:*");

        Assert.Null(await ReadAsync(before));
        Assert.False(await FillAsync(new("order:8"), lease, "too old to tell"));
        Assert.NotNull(await ReadAsync(between));
        Assert.Equal(["p:b", "p:c", "p:d"], await EpochsAsync());
        Assert.Equal(3, await Database.SortedSetLengthAsync(Harness.Key("e")));
    }

    [Fact]
    public async Task A_prefix_that_is_invalidated_over_and_over_pushes_no_other_out()
    {
        await StoreAsync(Profile, "fine");
        await InvalidateAsync("a:*");
        for (var n = 0; n < 20; n++)
        {
            await InvalidateAsync("b:*");
        }

        Assert.Equal("fine", await ReadAsync(Profile));
        Assert.Equal(["p:a", "p:b"], await EpochsAsync());
        Assert.Equal(2, await Database.SortedSetLengthAsync(Harness.Key("e")));
    }

    [Fact]
    public async Task The_floor_slides_within_one_call_with_many_prefixes()
    {
        await StoreAsync(Profile, "old");

        await InvalidateAsync([.. Enumerable.Range(0, 500).Select(n => $"a{n}:*"), "user:*"]);

        Assert.Null(await ReadAsync(Profile));
        Assert.Equal(["p:a498", "p:a499", "p:user"], await EpochsAsync());
        Assert.Equal(498, (long)await Database.HashGetAsync(Harness.Key("m"), "f"));
    }

    [Fact]
    public async Task An_order_that_was_evicted_alone_makes_one_floor_of_every_epoch()
    {
        await StoreAsync(Profile, "old");
        await InvalidateAsync("user:*", "a:*");
        var known = await KnowAsync();

        Assert.True(await Database.KeyDeleteAsync(Harness.Key("e")));
        await InvalidateAsync("b:*");

        Assert.Null(await ReadAsync(Profile));
        Assert.Empty(await EpochsAsync());
        Assert.Equal(3, (long)await Database.HashGetAsync(Harness.Key("m"), "f"));
        Assert.Equal(HistoryRelation.Continues, (await Tier.SyncAsync(0, known, Cancel)).Relation);
        await StoreAsync(Profile, "new");
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task Sequences_are_exact_up_to_two_to_the_fifty_third()
    {
        await StoreAsync(Profile, "first");
        await Database.HashSetAsync(Harness.Key("m"), "g", NearlyTwoToThe53);

        for (var n = 1; n <= 50; n++)
        {
            await InvalidateAsync("user:*");
            Assert.Equal(NearlyTwoToThe53 + n, (long)await Database.HashGetAsync(Harness.Key("m"), "p:user"));
            Assert.Null(await ReadAsync(Profile));
            var lease = await LeaseAsync(Profile);
            Assert.Equal(NearlyTwoToThe53 + n, lease.Stamp);
            Assert.True(await FillAsync(Profile, lease, "new"));
            Assert.Equal("new", await ReadAsync(Profile));
            Assert.Equal(NearlyTwoToThe53 + n, Assert.NotNull((await Tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Entry).Sequence);
        }

        var known = await KnowAsync();
        await InvalidateAsync("a", "b");
        var reply = await Tier.SyncAsync(0, known, Cancel);
        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal([NearlyTwoToThe53 + 51, NearlyTwoToThe53 + 52], reply.Missed.Select(missed => missed.Point.Sequence));

        await Tier.FenceAsync(new Fence(0, reply.Point.Incarnation, Known: null), Cancel);
        Assert.Equal(NearlyTwoToThe53 + 53, (await KnowAsync()).Witness.Sequence);
    }

    [Fact]
    public async Task The_log_keeps_the_last_invalidations_with_their_sequence()
    {
        await InvalidateAsync([.. Enumerable.Range(1, 5000).Select(n => $"item:{n}")]);

        var log = await Database.ListRangeAsync(Harness.Key("q"));

        Assert.InRange(log.Length, 4096, 4096 + 255);
        Assert.True(ChannelMessage.TryParse(log[^1], out var last));
        Assert.Equal((5000, "item:5000"), (last.Point.Sequence, last.Name));
        Assert.Equal(log.Length, log.Distinct().Count());
    }

    [Fact]
    public async Task Of_a_long_line_of_ancestors_the_last_are_kept()
    {
        await StoreAsync(Profile, "old");
        var known = new List<KnownHistory>();
        for (var n = 0; n < 40; n++)
        {
            known.Add(await KnowAsync());
            await Tier.FenceAsync(new Fence(0, known[^1].Witness.Incarnation, Known: null), Cancel);
        }

        Assert.Equal(HistoryRelation.Diverged, (await Tier.SyncAsync(0, known[7], Cancel)).Relation);
        Assert.Equal(HistoryRelation.Succeeds, (await Tier.SyncAsync(0, known[8], Cancel)).Relation);
        Assert.Equal(HistoryRelation.Succeeds, (await Tier.SyncAsync(0, known[^1], Cancel)).Relation);
    }

    [Fact]
    public async Task Scripts_that_the_server_forgot_are_loaded_again()
    {
        await StoreAsync(Profile, "old");
        await InvalidateAsync("user:*");

        await (await Harness.ServerAsync()).ScriptFlushAsync();

        await InvalidateAsync("user:*");
        await (await Harness.ServerAsync()).ScriptFlushAsync();
        var lease = await LeaseAsync(Profile);
        await (await Harness.ServerAsync()).ScriptFlushAsync();
        Assert.True(await FillAsync(Profile, lease, "new"));
        Assert.Equal("new", await ReadAsync(Profile));
    }

    /// <summary>What an instance knows that has just heard everything.</summary>
    private async Task<KnownHistory> KnowAsync()
    {
        var point = (await Tier.SyncAsync(0, known: null, Cancel)).Point;
        return new KnownHistory(point, point.Sequence);
    }

    private async Task<IEnumerable<string>> EpochsAsync() =>
        (await Database.HashKeysAsync(Harness.Key("m"))).Select(field => (string)field!).Where(field => field.Contains(':', StringComparison.Ordinal)).Order();
}

[Collection<OnGarnet>]
public sealed class GarnetMetadata(EmbeddedGarnet server) : MetadataTests(server);

[Collection<OnRedis>]
public sealed class RedisMetadata(RedisServer server) : MetadataTests(server);
