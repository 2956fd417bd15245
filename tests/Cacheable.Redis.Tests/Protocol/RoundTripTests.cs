using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>One wait for the server per call, whatever the number of prefixes, and on the server a fixed number of commands.</summary>
public abstract class RoundTripTests(RedisHarness harness) : RedisTierTests(harness)
{
    [Fact]
    public async Task Every_call_is_one_round_trip()
    {
        var deep = new EntryKey("a:b:c:d:e:f:g:h:i:j");
        var lease = await LeaseAsync(deep);

        await ExpectOneAsync("read", () => ReadAsync(deep));
        await ExpectOneAsync("lease", () => Tier.LeaseAsync(deep, Minute, replace: false, Cancel).AsTask());
        await ExpectOneAsync("fill", () => FillAsync(deep, lease, "value"));
        await ExpectOneAsync("read", () => ReadAsync(deep));
        await ExpectOneAsync("lease", () => Tier.LeaseAsync(deep, Minute, replace: false, Cancel).AsTask());
        await ExpectOneAsync("ttl", () => Tier.GetTimeToLiveAsync(deep, Cancel).AsTask());
        await ExpectOneAsync("invalidate", () => InvalidateAsync("a:*", "a:b:*", "x", "y"));
        await ExpectOneAsync("increment", () => Tier.IncrementAsync(deep, 1, Minute, Cancel).AsTask());
        await ExpectOneAsync("release", () => Tier.ReleaseAsync(deep, lease, Cancel).AsTask());
        var writer = await Tier.BeginUpdateAsync(deep, Minute, Cancel);
        await ExpectOneAsync("beginupdate", () => Tier.BeginUpdateAsync(deep, Minute, Cancel).AsTask());
        await ExpectOneAsync("update", () => Tier.UpdateAsync(new EntryUpdate(deep, writer, Payload: null, Minute, [CacheName.Parse("a:*")]), Cancel).AsTask());
        await ExpectOneAsync("abandonupdate", () => Tier.AbandonUpdateAsync(deep, writer, Cancel).AsTask());
        await ExpectOneAsync("sync", () => Tier.SyncAsync(0, known: null, Cancel).AsTask());
        await ExpectOneAsync("fence", () => Tier.FenceAsync(new Fence(0, Over: null, Known: null), Cancel).AsTask());
    }

    private async Task ExpectOneAsync(string command, Func<Task> call)
    {
        var (all, ofItsKind) = (Meters.RoundTrips, Meters.Count("cacheable.redis.round_trips", command));
        await call();
        Assert.Equal((all + 1, ofItsKind + 1), (Meters.RoundTrips, Meters.Count("cacheable.redis.round_trips", command)));
    }
}

[Collection<OnGarnet>]
public sealed class GarnetRoundTrips(EmbeddedGarnet server) : RoundTripTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisRoundTrips(RedisServer server) : RoundTripTests(new RedisHarness(server))
{
    [Fact]
    public async Task A_read_is_three_plain_commands_and_no_script()
    {
        await StoreAsync(Profile, "Ada");

        var commands = await CommandsDuringAsync(() => ReadAsync(Profile));

        Assert.Equal(["hmget 1", "mget 1", "pttl 1"], commands);
    }

    [Fact]
    public async Task The_metadata_is_read_before_the_value_it_judges()
    {
        await StoreAsync(Profile, "Ada");
        var server = await Harness.ServerAsync();
        var slow = (await server.ConfigGetAsync("slowlog-log-slower-than")).Single().Value;
        await server.ConfigSetAsync("slowlog-log-slower-than", 0);
        await server.SlowlogResetAsync();

        await ReadAsync(Profile);

        await server.ConfigSetAsync("slowlog-log-slower-than", slow);
        var commands = (await server.SlowlogGetAsync(100))
            .OrderBy(static entry => entry.UniqueId)
            .Where(entry => entry.Arguments.Length > 1 && ((string)entry.Arguments[1]!).StartsWith((string)Harness.Key("")!, StringComparison.Ordinal))
            .Select(static entry => (string)entry.Arguments[0]!);
        Assert.Equal(["HMGET", "PTTL", "MGET"], commands);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2_000)]
    public async Task A_prefix_invalidation_is_the_same_few_commands_however_many_keys_there_are(int keys)
    {
        await InvalidateAsync("warm:*");
        await Task.WhenAll(Enumerable.Range(0, keys).Select(n => StoreAsync(new EntryKey($"user:{n}:profile"), "x")));

        var commands = await CommandsDuringAsync(() => InvalidateAsync("user:*"));

        Assert.Equal(
            ["evalsha 1", "hget 1", "hincrby 1", "hlen 1", "hset 1", "publish 1", "rpush 1", "zadd 1", "zcard 1"], commands);
        Assert.Null(await ReadAsync(new EntryKey($"user:{keys - 1}:profile")));
    }

    [Fact]
    public async Task A_sync_that_missed_nothing_is_a_few_reads_and_writes_nothing()
    {
        await InvalidateAsync("user:*");
        var point = (await Tier.SyncAsync(0, known: null, Cancel)).Point;

        var commands = await CommandsDuringAsync(() => Tier.SyncAsync(0, new KnownHistory(point, point.Sequence), Cancel).AsTask());

        Assert.Equal(["evalsha 1", "hget 1", "hmget 1", "lindex 2", "llen 1"], commands);
    }

    [Fact]
    public async Task A_script_is_sent_by_its_hash_and_once_only()
    {
        await StoreAsync(Profile, "warm");
        await InvalidateAsync(Profile.Text);

        var commands = await CommandsDuringAsync(() => StoreAsync(Profile, "again"));

        Assert.Contains("evalsha 2", commands);
        Assert.DoesNotContain(commands, command => command.StartsWith("eval ", StringComparison.Ordinal));
        Assert.DoesNotContain(commands, command => command.StartsWith("script", StringComparison.Ordinal));
    }

    /// <summary>What the server says it ran, commands inside scripts included; our own questions to it left out.</summary>
    private async Task<string[]> CommandsDuringAsync(Func<Task> call)
    {
        var server = await Harness.ServerAsync();
        await server.ConfigResetStatisticsAsync();
        await call();
        var statistics = await server.InfoAsync("commandstats");
        return [.. statistics.Single()
            .Select(line => (Command: line.Key["cmdstat_".Length..], Calls: line.Value.Split(',')[0]["calls=".Length..]))
            .Where(line => line.Command is not ("info" or "ping" or "echo") && !line.Command.StartsWith("config", StringComparison.Ordinal))
            .Select(line => $"{line.Command} {line.Calls}")
            .Order(StringComparer.Ordinal)];
    }
}
