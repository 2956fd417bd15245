using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>Reads that are asked for at once travel together; each is judged by its own epochs.</summary>
public abstract class ReadBatchTests(RedisHarness harness) : RedisTierTests(harness)
{
    private const int Reads = 500;

    [Fact]
    public async Task Of_many_reads_at_once_each_gets_its_own_entry_or_miss()
    {
        var keys = Enumerable.Range(0, Reads).Select(KeyOf).ToList();
        foreach (var key in keys.Where((_, n) => n % 5 != 0))
        {
            await StoreAsync(key, key.Text);
        }

        await Tier.InvalidateAsync([.. keys.Where((_, n) => n % 5 == 1).Select(key => new CacheName(key.Prefixes[1], CacheNameKind.Prefix))], Cancel);
        await Tier.InvalidateAsync([CacheName.Tag("tag2")], Cancel);

        var found = await ReadAllAsync(keys);

        Assert.Equal(keys.Select((key, n) => n % 5 is 3 or 4 ? key.Text : null), found);
    }

    [Fact]
    public async Task Many_reads_at_once_share_their_round_trips()
    {
        var keys = Enumerable.Range(0, Reads).Select(KeyOf).ToList();
        await Task.WhenAll(keys.Select(key => StoreAsync(key, key.Text)));
        var before = Meters.Count("cacheable.redis.round_trips", "read");

        await ReadAllAsync(keys);

        Assert.InRange(Meters.Count("cacheable.redis.round_trips", "read") - before, 1, Reads - 1);
    }

    [Fact]
    public async Task A_foreign_value_spoils_no_other_read_beside_it()
    {
        var keys = Enumerable.Range(0, Reads).Select(KeyOf).ToList();
        await Task.WhenAll(keys.Select(key => StoreAsync(key, key.Text)));
        await Database.KeyDeleteAsync(Harness.Key("v:" + keys[7].Text));
        await Database.ListRightPushAsync(Harness.Key("v:" + keys[7].Text), "a list");

        var found = await ReadAllAsync(keys);

        Assert.Equal(keys.Select((key, n) => n == 7 ? null : key.Text), found);
    }

    private static EntryKey KeyOf(int n) => new($"user:{n}:profile", [$"tag{n % 5}"]);

    private Task<string?[]> ReadAllAsync(List<EntryKey> keys) => Task.WhenAll(keys.Select(ReadAsync));
}

[Collection<OnGarnet>]
public sealed class GarnetReadBatches(EmbeddedGarnet server) : ReadBatchTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisReadBatches(RedisServer server) : ReadBatchTests(new RedisHarness(server));

[Collection<OnCluster>]
public sealed class ClusterReadBatches(RedisClusterServer server) : ReadBatchTests(new RedisHarness(server));
