using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>A queue of keys: coalesced, one flusher for a key, nothing lost between a claim and its answer.</summary>
public abstract class KeyedQueueConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task A_write_is_claimed_with_all_it_was_queued_with()
    {
        var version = await EnqueueAsync("two apples");

        var (_, write) = await ClaimOneAsync(Carts);

        Assert.Equal((new WriteVersion("cart:4", version), 1), (write.Write, write.Attempt));
        Assert.Equal("args of two apples", Text(write.Record));
        Assert.Equal(("two apples", Life), (Text(write.Entry!.Value.Payload), write.Entry.Value.TimeToLive));
    }

    [Fact]
    public async Task Bytes_and_texts_that_a_script_could_misread_come_back_as_they_were()
    {
        byte[] bytes = [0, 10, 13, 32, 255, 124, 0];
        var key = new EntryKey("cart:ü | \n4%s");
        await EnqueueAsync(new QueuedWrite(key, NewToken(), bytes) { Entry = new QueuedEntry(bytes, Life) });

        var claimed = await Store.ClaimAsync(Carts, Tier.GroupOf(key), new WriteClaim(NewToken(), 1, Minute), Cancel);

        var write = Assert.Single(claimed.Writes);
        Assert.Equal(key.Text, write.Write.Key);
        Assert.Equal(bytes, write.Record.ToArray());
        Assert.Equal(bytes, write.Entry!.Value.Payload.ToArray());
    }

    [Fact]
    public async Task An_empty_record_without_an_entry_is_kept_too()
    {
        await EnqueueAsync(new QueuedWrite(Cart, NewToken(), ReadOnlyMemory<byte>.Empty));

        var (_, write) = await ClaimOneAsync(Carts);

        Assert.Empty(write.Record.ToArray());
        Assert.Null(write.Entry);
    }

    [Fact]
    public async Task Of_many_writes_of_a_key_the_last_is_flushed_once()
    {
        await EnqueueAsync("one apple");
        await OtherStore.EnqueueAsync(Carts, Write("two apples"), Cancel);
        var last = await EnqueueAsync("three apples");

        var (claim, write) = await ClaimOneAsync(Carts);
        Assert.Equal(("args of three apples", last), (Text(write.Record), write.Write.Version));
        await AcknowledgeAsync(Carts, claim, write.Write);

        Assert.Equal(default, await StatsAsync(Carts));
    }

    [Fact]
    public async Task A_write_waits_until_it_is_due_and_a_later_one_of_its_key_does_not_put_it_off()
    {
        await EnqueueAsync(Write("one apple") with { DueIn = Minute });
        Assert.InRange(Assert.NotNull((await ClaimAsync(Carts)).NextIn), TimeSpan.FromTicks(1), Minute);

        await EnqueueAsync(Write("two apples") with { DueIn = Hour });
        await Harness.PassTwoMinutesAsync(Carts);

        Assert.Equal(["args of two apples"], Records(await ClaimAsync(Carts)));
    }

    [Fact]
    public async Task A_claim_takes_as_many_as_it_asks_for_and_says_that_there_are_more()
    {
        foreach (var apples in Enumerable.Range(1, 5))
        {
            await EnqueueAsync(Write($"{apples}", new EntryKey($"cart:4:{apples}")));
        }

        var first = await ClaimAsync(Carts, max: 3);
        var second = await ClaimAsync(Carts, max: 3);
        var third = await ClaimAsync(Carts, max: 3);

        Assert.Equal(3, first.Writes.Count);
        Assert.Equal(TimeSpan.Zero, first.NextIn);
        Assert.Equal(2, second.Writes.Count);
        Assert.Empty(third.Writes);
        Assert.InRange(Assert.NotNull(third.NextIn), TimeSpan.FromTicks(1), Minute);
        Assert.Distinct(first.Writes.Concat(second.Writes).Select(write => write.Write.Key));
    }

    [Fact]
    public async Task Race_46_of_many_flushers_at_once_one_gets_a_key()
    {
        await EnqueueAsync("one apple");

        var claims = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => ClaimAsync(Carts, by: n % 2 == 0 ? Store : OtherStore)));

        Assert.Single(claims, claim => claim.Writes.Count > 0);
    }

    [Fact]
    public async Task Race_46_a_key_that_is_written_while_it_is_claimed_is_not_given_to_a_second_flusher()
    {
        await EnqueueAsync("one apple");
        await ClaimOneAsync(Carts);

        await EnqueueAsync("two apples");

        Assert.Empty((await ClaimAsync(Carts)).Writes);
    }

    [Fact]
    public async Task What_a_killed_flusher_had_claimed_goes_to_the_next_as_its_second_attempt()
    {
        await EnqueueAsync("one apple");
        await ClaimOneAsync(Carts);

        await Harness.PassTwoMinutesAsync(Carts);

        var (_, write) = await ClaimOneAsync(Carts);
        Assert.Equal((2, "args of one apple"), (write.Attempt, Text(write.Record)));
    }

    [Fact]
    public async Task Race_47_an_acknowledgement_that_comes_after_its_claim_ended_spares_the_second_flush()
    {
        await EnqueueAsync("one apple");
        var (late, write) = await ClaimOneAsync(Carts);
        await Harness.PassTwoMinutesAsync(Carts);
        var (second, _) = await ClaimOneAsync(Carts);

        await AcknowledgeAsync(Carts, late, write.Write);
        Assert.Equal(default, await StatsAsync(Carts));

        await AcknowledgeAsync(Carts, second, write.Write);
        Assert.Equal(default, await StatsAsync(Carts));
    }

    [Fact]
    public async Task Race_48b_a_write_that_comes_while_its_key_is_flushed_is_flushed_next()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        var newer = await EnqueueAsync("two apples");

        await AcknowledgeAsync(Carts, claim, write.Write);

        var (_, next) = await ClaimOneAsync(Carts);
        Assert.Equal((newer, 1, "args of two apples"), (next.Write.Version, next.Attempt, Text(next.Record)));
    }

    [Fact]
    public async Task Race_48b_a_write_that_comes_while_its_key_is_flushed_is_due_as_it_declared_itself()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        await EnqueueAsync(Write("two apples") with { DueIn = Minute });
        await EnqueueAsync(Write("three apples") with { DueIn = Hour });

        await AcknowledgeAsync(Carts, claim, write.Write);

        Assert.Empty((await ClaimAsync(Carts)).Writes);
        await Harness.PassTwoMinutesAsync(Carts);
        Assert.Equal(["args of three apples"], Records(await ClaimAsync(Carts)));
    }

    [Fact]
    public async Task Race_48b_the_acknowledgement_of_a_former_write_does_not_end_the_claim_of_the_next()
    {
        await EnqueueAsync("one apple");
        var (late, write) = await ClaimOneAsync(Carts);
        await EnqueueAsync("two apples");
        await Harness.PassTwoMinutesAsync(Carts);
        await ClaimOneAsync(Carts);

        await AcknowledgeAsync(Carts, late, write.Write);

        Assert.Empty((await ClaimAsync(Carts)).Writes);
        Assert.Equal(1, (await StatsAsync(Carts)).Dirty);
    }

    [Fact]
    public async Task A_write_that_failed_is_due_again_after_its_pause_and_counts_its_attempts()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);

        await RetryAsync(Carts, claim, Minute, write.Write);

        Assert.Empty((await ClaimAsync(Carts)).Writes);
        await Harness.PassTwoMinutesAsync(Carts);
        Assert.Equal(2, (await ClaimOneAsync(Carts)).Write.Attempt);
    }

    [Fact]
    public async Task A_write_that_overwrites_one_that_failed_begins_anew()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        await RetryAsync(Carts, claim, Hour, write.Write);

        await EnqueueAsync("two apples");

        Assert.Equal(1, (await ClaimOneAsync(Carts)).Write.Attempt);
    }

    [Fact]
    public async Task A_flusher_that_lost_its_claim_cannot_put_the_write_off()
    {
        await EnqueueAsync("one apple");
        var (late, write) = await ClaimOneAsync(Carts);
        await Harness.PassTwoMinutesAsync(Carts);
        var (claim, _) = await ClaimOneAsync(Carts);

        await RetryAsync(Carts, late, TimeSpan.Zero, write.Write);
        Assert.Empty((await ClaimAsync(Carts)).Writes);

        await RetryAsync(Carts, claim, TimeSpan.Zero, write.Write);
        Assert.Equal(3, (await ClaimOneAsync(Carts)).Write.Attempt);
    }

    [Fact]
    public async Task A_full_queue_takes_no_new_key_and_still_overwrites_the_ones_it_has()
    {
        const int Capacity = 1;
        await EnqueueAsync(Write("one apple") with { Capacity = Capacity });

        var refused = await Store.EnqueueAsync(Carts, Write("a pear", new EntryKey("cart:4:gift")) with { Capacity = Capacity }, Cancel);
        await EnqueueAsync(Write("two apples") with { Capacity = Capacity });

        Assert.Equal(EnqueueReply.Full, refused);
        Assert.Null(await AskAsync(new EntryKey("cart:4:gift")));
        Assert.Equal(["args of two apples"], Records(await ClaimAsync(Carts)));
    }

    [Fact]
    public async Task A_key_belongs_to_one_queue_while_a_write_of_it_waits()
    {
        var others = QueueName.OfKeys("IShop.ClearCartAsync");
        await EnqueueAsync("one apple");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.EnqueueAsync(others, Write("none"), Cancel));

        await FlushEverythingAsync(Carts);
        Assert.Equal(EnqueueOutcome.Accepted, (await Store.EnqueueAsync(others, Write("none"), Cancel)).Outcome);
    }

    [Fact]
    public async Task Stats_tell_what_waits_what_was_tried_and_for_how_long()
    {
        await EnqueueAsync("one apple");
        await EnqueueAsync(Write("a pear", new EntryKey("cart:4:gift")) with { DueIn = Hour });
        await Harness.PassTwoMinutesAsync(Carts);

        var waiting = await StatsAsync(Carts);
        await ClaimOneAsync(Carts);
        var claimed = await StatsAsync(Carts);

        Assert.Equal((2, 1, 0, 0), (waiting.Dirty, waiting.Due, waiting.Tried, waiting.Dead));
        Assert.InRange(waiting.Lag, 2 * Minute, Hour);
        Assert.Equal((2, 0, 1, 0, TimeSpan.Zero), (claimed.Dirty, claimed.Due, claimed.Tried, claimed.Dead, claimed.Lag));
    }
}
