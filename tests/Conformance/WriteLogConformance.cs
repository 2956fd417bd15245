using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>A log keeps every write, in order, and gives them to one flusher at a time.</summary>
public abstract class WriteLogConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task Every_write_is_kept_and_claimed_in_the_order_it_was_accepted_in()
    {
        await AppendAsync("home");
        await OtherStore.EnqueueAsync(Visits, Visit("shop"), Cancel);
        await AppendAsync("home");

        var claimed = await ClaimAsync(Visits);

        Assert.Equal(["home", "shop", "home"], Records(claimed));
        Assert.Equal(claimed.Writes.Select(write => write.Write.Version).Order(), claimed.Writes.Select(write => write.Write.Version));
        Assert.Distinct(claimed.Writes.Select(write => write.Write.Version));
        Assert.All(claimed.Writes, write => Assert.Null(write.Write.Key));
    }

    [Fact]
    public async Task Race_46_while_one_flusher_has_a_part_of_the_log_nobody_gets_the_rest()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        var first = await ClaimAsync(Visits, max: 1);

        var second = await ClaimAsync(Visits, by: OtherStore);

        Assert.Equal(["home"], Records(first));
        Assert.Empty(second.Writes);
        Assert.InRange(Assert.NotNull(second.NextIn), TimeSpan.FromTicks(1), Minute);
    }

    [Fact]
    public async Task What_was_acknowledged_is_gone_and_the_next_part_is_claimed_at_once()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        var first = await ClaimAsync(Visits, max: 1);

        await AcknowledgeAsync(Visits, first.Token, first.Writes[0].Write);

        Assert.Equal(["shop"], Records(await ClaimAsync(Visits)));
    }

    [Fact]
    public async Task A_part_of_a_claim_can_be_acknowledged_and_the_rest_tried_again_later()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        var claimed = await ClaimAsync(Visits);

        await AcknowledgeAsync(Visits, claimed.Token, claimed.Writes[0].Write);
        Assert.Empty((await ClaimAsync(Visits)).Writes);
        await RetryAsync(Visits, claimed.Token, Minute, claimed.Writes[1].Write);

        Assert.Empty((await ClaimAsync(Visits)).Writes);
        await Harness.PassTwoMinutesAsync(Visits);
        var (_, write) = await ClaimOneAsync(Visits);
        Assert.Equal((2, "shop"), (write.Attempt, Text(write.Record)));
    }

    [Fact]
    public async Task The_log_of_a_killed_flusher_goes_on_elsewhere_in_the_same_order()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        await ClaimAsync(Visits, max: 1);

        await Harness.PassTwoMinutesAsync(Visits);

        var claimed = await ClaimAsync(Visits);
        Assert.Equal(["home", "shop"], Records(claimed));
        Assert.Equal([2, 1], claimed.Writes.Select(write => write.Attempt));
    }

    [Fact]
    public async Task Race_48_a_poison_write_at_the_head_goes_to_the_dead_letters_and_the_others_go_on()
    {
        var poison = await AppendAsync("poison");
        await AppendAsync("shop");
        var claimed = await ClaimAsync(Visits, max: 1);

        Assert.True((await DeadLetterAsync(Visits, claimed.Token, claimed.Writes[0].Write, "no")).IsDead);

        Assert.Equal(["shop"], Records(await ClaimAsync(Visits)));
        var letter = Assert.Single(await DeadLettersAsync(Visits));
        Assert.Equal((new WriteVersion(null, poison), "no", "poison"), (letter.Write, letter.Error, Text(letter.Record)));
    }

    [Fact]
    public async Task A_dead_letter_that_is_replayed_comes_last()
    {
        var poison = await AppendAsync("poison");
        await AppendAsync("shop");
        var claimed = await ClaimAsync(Visits, max: 1);
        await DeadLetterAsync(Visits, claimed.Token, claimed.Writes[0].Write);

        var reply = Assert.NotNull(await Store.ReplayAsync(Visits, 0, new WriteVersion(null, poison), Cancel));

        Assert.True(reply.Version > poison);
        Assert.Equal(["shop", "poison"], Records(await ClaimAsync(Visits)));
        Assert.Equal(0, (await StatsAsync(Visits)).Dead);
    }

    [Fact]
    public async Task A_log_waits_until_its_oldest_write_is_due_and_then_gives_the_younger_too()
    {
        await EnqueueAsync(Visit("home") with { DueIn = Minute });
        await EnqueueAsync(Visit("shop") with { DueIn = Hour });
        Assert.InRange(Assert.NotNull((await ClaimAsync(Visits)).NextIn), TimeSpan.FromTicks(1), Minute);

        await Harness.PassTwoMinutesAsync(Visits);

        Assert.Equal(["home", "shop"], Records(await ClaimAsync(Visits)));
    }

    [Fact]
    public async Task A_full_log_refuses()
    {
        await EnqueueAsync(Visit("home") with { Capacity = 1 });

        Assert.Equal(EnqueueReply.Full, await Store.EnqueueAsync(Visits, Visit("shop") with { Capacity = 1 }, Cancel));

        Assert.Equal(["home"], Records(await ClaimAsync(Visits)));
    }

    [Fact]
    public async Task A_flusher_that_lost_its_claim_gives_nothing_up_and_puts_nothing_off()
    {
        await AppendAsync("home");
        var (late, write) = await ClaimOneAsync(Visits);
        await Harness.PassTwoMinutesAsync(Visits);
        await ClaimOneAsync(Visits);

        await RetryAsync(Visits, late, TimeSpan.Zero, write.Write);

        Assert.False((await DeadLetterAsync(Visits, late, write.Write)).IsDead);
        Assert.Empty((await ClaimAsync(Visits)).Writes);
    }

    [Fact]
    public async Task Race_30_a_write_that_arrives_twice_is_kept_once()
    {
        var first = Visit("home");
        var version = await EnqueueAsync(first);
        await AppendAsync("shop");

        Assert.Equal(version, await EnqueueAsync(first));
        Assert.Equal(["home", "shop"], Records(await ClaimAsync(Visits)));
        await Harness.PassTwoMinutesAsync(Visits);
        await FlushEverythingAsync(Visits);

        Assert.Equal(version, await EnqueueAsync(first));
        Assert.Equal(default, await StatsAsync(Visits));
    }

    [Fact]
    public async Task Stats_of_a_log_count_it_as_a_whole()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        await Harness.PassTwoMinutesAsync(Visits);

        var waiting = await StatsAsync(Visits);
        await ClaimAsync(Visits);
        var claimed = await StatsAsync(Visits);

        Assert.Equal((2, 2, 0), (waiting.Dirty, waiting.Due, waiting.Tried));
        Assert.InRange(waiting.Lag, 2 * Minute, Hour);
        Assert.Equal((2, 0, 1, TimeSpan.Zero), (claimed.Dirty, claimed.Due, claimed.Tried, claimed.Lag));
    }

    [Fact]
    public async Task A_log_and_a_queue_of_keys_with_one_name_do_not_meet()
    {
        await AppendAsync("home");

        Assert.Equal(0, (await StatsAsync(QueueName.OfKeys(Visits.Text))).Dirty);
    }
}
