using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Every command to a queue may arrive twice, the second time late, and an unanswered write may arrive after the next (races 29 and 30).</summary>
public abstract class LateWriteConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task Race_30_a_write_that_arrives_twice_is_accepted_once()
    {
        var write = Write("one apple");
        var first = await Store.EnqueueAsync(Carts, write, Cancel);

        var second = await Store.EnqueueAsync(Carts, write, Cancel);

        Assert.Equal(first, second);
        Assert.Equal(first.Point, (await SyncAsync(known: null, CartGroup)).Point);
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_write_does_not_overwrite_a_later_one()
    {
        var write = Write("one apple");
        var version = await EnqueueAsync(write);
        await EnqueueAsync("two apples");

        var late = await Store.EnqueueAsync(Carts, write, Cancel);

        Assert.Equal((EnqueueOutcome.Accepted, version), (late.Outcome, late.Version));
        Assert.Equal((await SyncAsync(known: null, CartGroup)).Point, late.Point);
        Assert.Equal("two apples", await ReadAsync(Cart));
        Assert.Equal(["args of two apples"], Records(await ClaimAsync(Carts)));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_write_that_was_flushed_does_not_come_back()
    {
        var write = Write("one apple");
        await EnqueueAsync(write);
        await FlushEverythingAsync(Carts);
        await InvalidateAsync("cart:4");

        await EnqueueAsync(write);

        Assert.Null(await ReadAsync(Cart));
        Assert.Equal(default, await StatsAsync(Carts));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_write_does_not_put_off_the_first()
    {
        var write = Write("one apple") with { DueIn = Minute };
        await EnqueueAsync(write);
        await Harness.PassTwoMinutesAsync(Carts);

        await EnqueueAsync(write);

        await ClaimOneAsync(Carts);
    }

    [Fact]
    public async Task Race_29_an_unanswered_write_that_arrives_after_the_next_is_refused()
    {
        var unanswered = Write("one apple");
        await EnqueueAsync(Write("two apples") with { Withdrawn = [unanswered.Token] });

        Assert.Equal(EnqueueReply.Withdrawn, await Store.EnqueueAsync(Carts, unanswered, Cancel));

        Assert.Equal("two apples", await ReadAsync(Cart));
        Assert.Equal(["args of two apples"], Records(await ClaimAsync(Carts)));
    }

    [Fact]
    public async Task Race_29_an_unanswered_write_that_had_arrived_is_overwritten_and_answered_as_it_was()
    {
        var unanswered = Write("one apple");
        var version = await EnqueueAsync(unanswered);
        await EnqueueAsync(Write("two apples") with { Withdrawn = [unanswered.Token] });

        Assert.Equal(version, await EnqueueAsync(unanswered));

        Assert.Equal("two apples", await ReadAsync(Cart));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_an_acknowledgement_ends_nothing_of_a_later_write()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        await AcknowledgeAsync(Carts, claim, write.Write);
        await EnqueueAsync("two apples");
        var (next, newer) = await ClaimOneAsync(Carts);

        await AcknowledgeAsync(Carts, claim, write.Write);
        Assert.Empty((await ClaimAsync(Carts)).Writes);
        Assert.Equal(1, (await StatsAsync(Carts)).Dirty);

        await AcknowledgeAsync(Carts, next, newer.Write);
        Assert.Equal(default, await StatsAsync(Carts));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_retry_neither_ends_a_claim_nor_brings_a_write_back()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        await RetryAsync(Carts, claim, TimeSpan.Zero, write.Write);
        var (next, _) = await ClaimOneAsync(Carts);

        await RetryAsync(Carts, claim, TimeSpan.Zero, write.Write);
        Assert.Empty((await ClaimAsync(Carts)).Writes);
        await AcknowledgeAsync(Carts, next, write.Write);
        await RetryAsync(Carts, next, TimeSpan.Zero, write.Write);

        Assert.Equal(default, await StatsAsync(Carts));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_dead_letter_tells_the_same_and_ends_no_later_entry()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        var first = await DeadLetterAsync(Carts, claim, write.Write, "first");
        Assert.Equal(first, await DeadLetterAsync(Carts, claim, write.Write, "second"));
        Assert.Equal("first", Assert.Single(await DeadLettersAsync(Carts)).Error);
        await EnqueueAsync("two apples");

        await DeadLetterAsync(Carts, claim, write.Write, "third");

        Assert.Equal("two apples", await ReadAsync(Cart));
        Assert.Equal(1, (await StatsAsync(Carts)).Dirty);
    }

    [Fact]
    public async Task Race_30_a_claim_that_arrives_twice_gives_no_write_twice()
    {
        await EnqueueAsync("one apple");
        var claim = new WriteClaim(NewToken(), 1, Minute);
        Assert.Single((await Store.ClaimAsync(Carts, CartGroup, claim, Cancel)).Writes);

        Assert.Empty((await Store.ClaimAsync(Carts, CartGroup, claim, Cancel)).Writes);
    }
}
