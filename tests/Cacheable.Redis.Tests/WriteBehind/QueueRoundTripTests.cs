using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>One wait for the server per call.</summary>
public abstract class QueueRoundTripTests(RedisHarness harness) : QueueTests(harness)
{
    [Fact]
    public async Task Every_call_is_one_round_trip_for_keys_and_for_a_log()
    {
        await StoreAsync(Cart, "so that the connection is there");
        await ExpectOneEachAsync(Carts, Write("one apple"));
        await ExpectOneEachAsync(Visits, Visit("home"));
    }

    private async Task ExpectOneEachAsync(QueueName queue, QueuedWrite write)
    {
        EnqueueReply queued = default;
        (long Token, ClaimReply Reply) claimed = (0, new ClaimReply([], NextIn: null));
        await ExpectOneAsync(async () => queued = await Store.EnqueueAsync(queue, write, Cancel));
        await ExpectOneAsync(async () => claimed = await ClaimAsync(queue));
        var named = Assert.Single(claimed.Reply.Writes).Write;
        Assert.Equal(queued.Version, named.Version);

        await ExpectOneAsync(async () => await Store.RetryAsync(queue, 0, claimed.Token, [named], TimeSpan.Zero, Cancel));
        await ExpectOneAsync(async () => claimed = await ClaimAsync(queue));
        await ExpectOneAsync(async () => await Store.ReleaseAsync(queue, 0, claimed.Token, [named], mayBeFlushed: false, Cancel));
        await ExpectOneAsync(async () => claimed = await ClaimAsync(queue));
        await ExpectOneAsync(async () => await Store.DeadLetterAsync(queue, 0, claimed.Token, named, "poison", Cancel));
        await ExpectOneAsync(async () => Assert.Single(await Store.GetDeadLettersAsync(queue, 0, 0, 10, Cancel)));
        await ExpectOneAsync(async () => Assert.Equal(1, (await Store.GetStatsAsync(queue, 0, Cancel)).Dead));
        await ExpectOneAsync(async () => queued = Assert.NotNull(await Store.ReplayAsync(queue, 0, named, Cancel)));
        await ExpectOneAsync(async () => claimed = await ClaimAsync(queue));
        await ExpectOneAsync(async () => await Store.AcknowledgeAsync(queue, 0, claimed.Token, [named with { Version = queued.Version }], Cancel));
        await ExpectOneAsync(async () => Assert.False(await Store.DiscardAsync(queue, 0, named, Cancel)));
        Assert.Equal(default, await Store.GetStatsAsync(queue, 0, Cancel));
    }

    private async Task ExpectOneAsync(Func<Task> call)
    {
        var before = Meters.RoundTrips;
        await call();
        Assert.Equal(before + 1, Meters.RoundTrips);
    }
}

[Collection<OnGarnet>]
public sealed class GarnetQueueRoundTrips(EmbeddedGarnet server) : QueueRoundTripTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisQueueRoundTrips(RedisServer server) : QueueRoundTripTests(new RedisHarness(server))
{
    [Fact]
    public async Task A_dirty_key_is_read_with_plain_commands_as_any_other()
    {
        await Store.EnqueueAsync(Carts, Write("one apple"), Cancel);
        var server = await Harness.ServerAsync();
        await server.ExecuteAsync("CONFIG", "RESETSTAT");

        Assert.Equal("one apple", await ReadAsync(Cart));

        var commands = string.Join('\n', (await server.InfoAsync("commandstats")).SelectMany(section => section).Select(stat => stat.Key));
        Assert.DoesNotContain("eval", commands, StringComparison.OrdinalIgnoreCase);
    }
}
