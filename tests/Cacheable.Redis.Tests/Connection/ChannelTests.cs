using Cacheable.Remote;
using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

public abstract class ChannelTests(RedisHarness harness) : RedisTierTests(harness)
{
    [Fact]
    public async Task Messages_that_nobody_of_ours_sent_are_counted_and_end_nothing()
    {
        var observer = new RecordingObserver();
        await using var observation = Tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);

        byte[][] foreign = [[], [0, 255, 254, 0xC0], "hello"u8.ToArray(), "x 0 0 1 0 Z y"u8.ToArray(), "x 9 0 1 0 K another-group"u8.ToArray()];
        foreach (var message in foreign)
        {
            await Database.PublishAsync(Harness.Channel, message);
        }

        await Harness.Connect().InvalidateAsync([new("user:4", CacheNameKind.Prefix)], Cancel);

        await observer.Heard("user:4:*").WaitAsync(Soon, Cancel);
        Assert.Equal(["user:4:*"], observer.Messages);
        Assert.Equal(foreign.Length, Meters.Count("cacheable.redis.unreadable", "message"));
    }

    [Fact]
    public async Task Messages_are_heard_in_the_order_in_which_they_were_sent()
    {
        var observer = new RecordingObserver();
        await using var observation = Tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);
        var names = Enumerable.Range(0, 1000).Select(static n => new CacheName($"user:{n}", CacheNameKind.Key)).ToArray();

        // One script sends them all at once, so that a client that hands them to many threads lets some overtake others.
        await Harness.Connect().InvalidateAsync(names, Cancel);

        await observer.Heard("user:999").WaitAsync(Soon, Cancel);
        Assert.Equal(names.Select(static name => name.Text), observer.Messages);
    }

    [Fact]
    public async Task Two_who_listen_on_one_connection_hear_everything_whoever_of_them_leaves()
    {
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(Database.Multiplexer.Configuration);
        await using var tier = new RedisRemoteTier(new RedisOptions { Multiplexer = multiplexer, Namespace = Harness.Namespace, CommandTimeout = Soon });
        var (leaving, staying) = (new RecordingObserver(), new RecordingObserver());
        await using var observation = tier.Observe(staying);
        await using (tier.Observe(leaving))
        {
            await Task.WhenAll(leaving.Connected, staying.Connected).WaitAsync(Soon, Cancel);
            await InvalidateAsync("first");
            await Task.WhenAll(leaving.Heard("first"), staying.Heard("first")).WaitAsync(Soon, Cancel);
        }

        await InvalidateAsync("second");
        await staying.Heard("second").WaitAsync(Soon, Cancel);
        Assert.Equal(["first", "second"], staying.Messages);
        Assert.Equal(["first"], leaving.Messages);
    }

    [Fact]
    public async Task Namespaces_do_not_hear_each_other()
    {
        var observer = new RecordingObserver();
        await using var observation = Tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);
        await using var stranger = Harness.ConnectTo("another-namespace");

        await stranger.InvalidateAsync([new("strange", CacheNameKind.Key)], Cancel);
        await Harness.Connect().InvalidateAsync([new("ours", CacheNameKind.Key)], Cancel);

        await observer.Heard("ours").WaitAsync(Soon, Cancel);
        Assert.Equal(["ours"], observer.Messages);
    }
}

[Collection<OnGarnet>]
public sealed class GarnetChannel(EmbeddedGarnet server) : ChannelTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisChannels(RedisServer server) : ChannelTests(new RedisHarness(server));
