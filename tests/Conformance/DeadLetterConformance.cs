using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>A write that was given up is neither lost nor in the way (race 48).</summary>
public abstract class DeadLetterConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task Race_48_a_write_that_was_given_up_lies_among_the_dead_letters_with_its_reason()
    {
        var version = await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);

        Assert.True((await DeadLetterAsync(Carts, claim, write.Write, "the sink: 'no such user'\n  at Flush()")).IsDead);

        var letter = Assert.Single(await DeadLettersAsync(Carts));
        Assert.Equal((new WriteVersion("cart:4", version), 1, false), (letter.Write, letter.Attempts, letter.IsOverwritten));
        Assert.Equal(("the sink: 'no such user'\n  at Flush()", "args of one apple"), (letter.Error, Text(letter.Record)));
        Assert.Equal(("one apple", Life), (Text(letter.Entry!.Value.Payload), letter.Entry.Value.TimeToLive));
        var stats = await StatsAsync(Carts);
        Assert.Equal((0, 0, 0, 1), (stats.Dirty, stats.Due, stats.Tried, stats.Dead));
    }

    [Fact]
    public async Task Race_48_readers_of_a_write_that_was_given_up_see_the_source_again()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        var known = await KnowAsync(CartGroup);

        var reply = await DeadLetterAsync(Carts, claim, write.Write);

        Assert.Null(await ReadAsync(Cart));
        var missed = await SyncAsync(known, CartGroup);
        Assert.Equal(["cart:4"], missed.Missed.Select(one => one.Name.ToString()));
        Assert.Equal(reply.Point, missed.Point);
        await StoreAsync(Cart, "empty, says the source");
        Assert.Equal("empty, says the source", await ReadAsync(Cart));
    }

    [Fact]
    public async Task Race_48_a_newer_write_is_not_given_up_with_the_one_that_failed()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        await EnqueueAsync("two apples");

        Assert.False((await DeadLetterAsync(Carts, claim, write.Write)).IsDead);

        Assert.Equal("two apples", await ReadAsync(Cart));
        Assert.Empty(await DeadLettersAsync(Carts));
        Assert.Equal(["args of two apples"], Records(await ClaimAsync(Carts)));
    }

    [Fact]
    public async Task A_flusher_that_lost_its_claim_gives_nothing_up()
    {
        await EnqueueAsync("one apple");
        var (late, write) = await ClaimOneAsync(Carts);
        await Harness.PassTwoMinutesAsync(Carts);
        await ClaimOneAsync(Carts);

        Assert.False((await DeadLetterAsync(Carts, late, write.Write)).IsDead);

        Assert.Equal("one apple", await AskAsync(Cart));
    }

    [Fact]
    public async Task A_dead_letter_that_is_replayed_is_a_new_write()
    {
        var version = await GiveUpAsync("one apple");

        var reply = Assert.NotNull(await Store.ReplayAsync(Carts, CartGroup, new WriteVersion("cart:4", version), Cancel));

        Assert.True(reply.Version > version);
        Assert.Equal((await SyncAsync(known: null, CartGroup)).Point, reply.Point);
        Assert.Equal("one apple", await AskAsync(Cart));
        Assert.Empty(await DeadLettersAsync(Carts));
        var (_, write) = await ClaimOneAsync(Carts);
        Assert.Equal((reply.Version, 1, "args of one apple"), (write.Write.Version, write.Attempt, Text(write.Record)));
    }

    [Fact]
    public async Task A_dead_letter_replayed_twice_is_queued_once()
    {
        var version = await GiveUpAsync("one apple");
        await Store.ReplayAsync(Carts, CartGroup, new WriteVersion("cart:4", version), Cancel);

        Assert.Null(await Store.ReplayAsync(Carts, CartGroup, new WriteVersion("cart:4", version), Cancel));

        Assert.Equal(1, (await StatsAsync(Carts)).Dirty);
    }

    [Fact]
    public async Task A_dead_letter_is_kept_and_not_replayed_once_its_key_was_written_again()
    {
        var version = await GiveUpAsync("one apple");
        await EnqueueAsync("two apples");
        await FlushEverythingAsync(Carts);

        Assert.Null(await Store.ReplayAsync(Carts, CartGroup, new WriteVersion("cart:4", version), Cancel));

        var letter = Assert.Single(await DeadLettersAsync(Carts));
        Assert.True(letter.IsOverwritten);
        Assert.Equal("args of one apple", Text(letter.Record));
        Assert.Equal("two apples", await ReadAsync(Cart));
    }

    [Fact]
    public async Task A_later_dead_letter_of_a_key_takes_the_place_of_the_earlier()
    {
        await GiveUpAsync("one apple");

        var later = await GiveUpAsync("two apples");

        var letter = Assert.Single(await DeadLettersAsync(Carts));
        Assert.Equal((later, false), (letter.Write.Version, letter.IsOverwritten));
    }

    [Fact]
    public async Task A_dead_letter_is_discarded_once_and_only_under_its_version()
    {
        var version = await GiveUpAsync("one apple");

        Assert.False(await Store.DiscardAsync(Carts, CartGroup, new WriteVersion("cart:4", version + 1), Cancel));
        Assert.True(await Store.DiscardAsync(Carts, CartGroup, new WriteVersion("cart:4", version), Cancel));
        Assert.False(await Store.DiscardAsync(Carts, CartGroup, new WriteVersion("cart:4", version), Cancel));

        Assert.Equal(default, await StatsAsync(Carts));
    }

    [Fact]
    public async Task Dead_letters_are_listed_by_version_and_in_parts()
    {
        var versions = new List<long>();
        foreach (var apples in Enumerable.Range(1, 5))
        {
            versions.Add(await GiveUpAsync($"{apples}", new EntryKey($"cart:4:{apples}")));
        }

        Assert.Equal(versions[..2], (await DeadLettersAsync(Carts, take: 2)).Select(letter => letter.Write.Version));
        Assert.Equal(versions[2..], (await DeadLettersAsync(Carts, after: versions[1])).Select(letter => letter.Write.Version));
        Assert.Empty(await DeadLettersAsync(Carts, after: versions[4]));
    }

    [Fact]
    public async Task Letters_that_are_replayed_or_discarded_while_they_are_listed_hide_no_others()
    {
        var versions = new List<long>();
        foreach (var apples in Enumerable.Range(1, 4))
        {
            versions.Add(await GiveUpAsync($"{apples}", new EntryKey($"cart:4:{apples}")));
        }

        var first = await DeadLettersAsync(Carts, take: 2);
        Assert.NotNull(await Store.ReplayAsync(Carts, CartGroup, first[0].Write, Cancel));
        Assert.True(await Store.DiscardAsync(Carts, CartGroup, first[1].Write, Cancel));

        Assert.Equal(versions[2..], (await DeadLettersAsync(Carts, after: versions[1], take: 2)).Select(letter => letter.Write.Version));
    }

    private async Task<long> GiveUpAsync(string text, EntryKey? key = null)
    {
        await EnqueueAsync(Write(text, key));
        var (claim, write) = await ClaimOneAsync(Carts);
        Assert.True((await DeadLetterAsync(Carts, claim, write.Write)).IsDead);
        return write.Write.Version;
    }
}
