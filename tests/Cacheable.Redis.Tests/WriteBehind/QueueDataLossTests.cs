using Cacheable.Remote;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>A queue is several keys, and a server may lose one of them alone: nothing is answered wrongly, and the queue goes on.</summary>
public abstract class QueueDataLossTests(RedisHarness harness) : QueueTests(harness)
{
    [Fact]
    public async Task A_key_whose_record_was_lost_is_no_longer_dirty_and_is_not_flushed()
    {
        await Store.EnqueueAsync(Carts, Write("one apple"), Cancel);

        Assert.True(await Database.KeyDeleteAsync(Harness.Key("b")));

        Assert.Empty((await ClaimAsync(Carts)).Reply.Writes);
        Assert.Equal(default, await Store.GetStatsAsync(Carts, 0, Cancel));
        await InvalidateAsync("cart:4");
        await StoreAsync(Cart, "what the sink has");
    }

    [Fact]
    public async Task A_key_whose_time_was_lost_is_served_and_is_flushed_with_its_next_write()
    {
        await Store.EnqueueAsync(Carts, Write("one apple"), Cancel);

        Assert.True(await Database.KeyDeleteAsync(Harness.Key($"wb:{Carts.Text}:t")));

        Assert.Equal("one apple", await ReadAsync(Cart));
        await Store.EnqueueAsync(Carts, Write("two apples"), Cancel);
        Assert.Single((await ClaimAsync(Carts)).Reply.Writes);
    }

    [Fact]
    public async Task A_claim_that_was_lost_ends_and_what_it_flushed_is_acknowledged_all_the_same()
    {
        await Store.EnqueueAsync(Carts, Write("one apple"), Cancel);
        var (claim, reply) = await ClaimAsync(Carts);

        Assert.True(await Database.KeyDeleteAsync(Harness.Key($"wb:{Carts.Text}:c")));
        await Store.AcknowledgeAsync(Carts, 0, claim, [reply.Writes[0].Write], Cancel);

        Assert.Equal(default, await Store.GetStatsAsync(Carts, 0, Cancel));
    }

    [Fact]
    public async Task Letters_that_were_lost_do_not_end_the_list_of_those_after_them()
    {
        foreach (var key in new[] { "cart:1", "cart:2", "cart:3" })
        {
            await Store.EnqueueAsync(Carts, Write("one apple") with { Key = new EntryKey(key) }, Cancel);
        }

        var (claim, reply) = await ClaimAsync(Carts);
        foreach (var write in reply.Writes)
        {
            await Store.DeadLetterAsync(Carts, 0, claim, write.Write, "poison", Cancel);
        }

        Assert.Equal(2, await Database.HashDeleteAsync(Harness.Key($"wb:{Carts.Text}:l"), ["cart:1", "cart:2"]));

        Assert.Equal("cart:3", Assert.Single(await Store.GetDeadLettersAsync(Carts, 0, after: 0, take: 2, Cancel)).Write.Key);
        Assert.Equal(1, (await Store.GetStatsAsync(Carts, 0, Cancel)).Dead);
    }

    [Fact]
    public async Task Race_50_versions_go_on_rising_after_the_counter_was_lost()
    {
        var before = (await Store.EnqueueAsync(Carts, Write("one apple"), Cancel)).Version;

        Assert.True(await Database.KeyDeleteAsync(Harness.Key($"wb:{Carts.Text}:k")));

        Assert.True((await Store.EnqueueAsync(Carts, Write("two apples"), Cancel)).Version > before);
    }

    [Fact]
    public async Task Race_50_versions_go_on_rising_where_the_clock_has_gone_back()
    {
        const long Ahead = 1L << 52;
        await Database.SortedSetAddAsync(Harness.Key($"wb:{Carts.Text}:k"), "0000000000000abc", Ahead);

        var first = (await Store.EnqueueAsync(Carts, Write("one apple"), Cancel)).Version;
        var second = (await Store.EnqueueAsync(Carts, Write("two apples"), Cancel)).Version;

        Assert.Equal((Ahead + 1, Ahead + 2), (first, second));
    }

    [Fact]
    public async Task The_records_of_a_log_that_were_lost_are_passed_over()
    {
        await Store.EnqueueAsync(Visits, Visit("home"), Cancel);
        Assert.True(await Database.KeyDeleteAsync(Harness.Key($"wl:{Visits.Text}:r")));
        await Store.EnqueueAsync(Visits, Visit("shop"), Cancel);

        Assert.Single((await ClaimAsync(Visits)).Reply.Writes);
    }

    [Fact]
    public async Task Tokens_are_forgotten_in_the_order_they_came()
    {
        var first = Write("one apple");
        var version = (await Store.EnqueueAsync(Carts, first, Cancel)).Version;

        // They are trimmed by 256 at once.
        for (var n = 0; n < 4_096 + 256; n += 256)
        {
            await Task.WhenAll(Enumerable.Range(0, 256).Select(_ => Store.EnqueueAsync(Carts, Write("more"), Cancel).AsTask()));
        }

        Assert.InRange(await Database.SortedSetLengthAsync(Harness.Key($"wb:{Carts.Text}:k")), 4_096, 4_096 + 255);
        Assert.True((await Store.EnqueueAsync(Carts, first, Cancel)).Version > version);
    }
}

[Collection<OnGarnet>]
public sealed class GarnetQueueDataLoss(EmbeddedGarnet server) : QueueDataLossTests(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisQueueDataLoss(RedisServer server) : QueueDataLossTests(new RedisHarness(server));
