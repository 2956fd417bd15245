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
    public async Task Too_many_epochs_become_one_floor()
    {
        var untouched = new Remote.EntryKey("order:7");
        await StoreAsync(Profile, "old");
        await StoreAsync(untouched, "fine");
        var lease = await LeaseAsync(new("order:8"));

        await InvalidateAsync("user:4:*", "a:*", "b:*");
        Assert.Equal("fine", await ReadAsync(untouched));
        await InvalidateAsync("c:*", "d:*");

        Assert.Null(await ReadAsync(Profile));
        Assert.Null(await ReadAsync(untouched));
        Assert.False(await FillAsync(new("order:8"), lease, "too old to tell"));
        Assert.Equal(["f", "g", "i"], (await Database.HashKeysAsync(Harness.Key("m"))).Select(field => (string)field!).Order());
        await StoreAsync(untouched, "again");
        Assert.Equal("again", await ReadAsync(untouched));
    }

    [Fact]
    public async Task A_floor_may_be_raised_by_one_call_with_many_prefixes()
    {
        await StoreAsync(Profile, "old");

        await InvalidateAsync([.. Enumerable.Range(0, 500).Select(n => $"a{n}:*"), "user:*"]);

        Assert.Null(await ReadAsync(Profile));
        Assert.Equal(3, await Database.HashLengthAsync(Harness.Key("m")));
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
            Assert.NotNull((await Tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Entry);
        }
    }

    [Fact]
    public async Task The_log_keeps_the_last_invalidations_with_their_sequence()
    {
        await InvalidateAsync([.. Enumerable.Range(1, 5000).Select(n => $"item:{n}")]);
        await Tier.FenceAsync(Cancel);

        var log = await Database.ListRangeAsync(Harness.Key("q"));

        Assert.Equal(4096, log.Length);
        Assert.True(ChannelMessage.TryParse(log[^2], out var last));
        Assert.Equal((5000, "item:5000"), (last.Sequence, last.Name.ToString()));
        Assert.True(ChannelMessage.TryParse(log[^1], out var fence));
        Assert.Equal((5001, null), (fence.Sequence, fence.Name));
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
}

[Collection<OnGarnet>]
public sealed class GarnetMetadata(EmbeddedGarnet server) : MetadataTests(server);

[Collection<OnRedis>]
public sealed class RedisMetadata(RedisServer server) : MetadataTests(server);
