using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>A claim that is released leaves its writes as they were before it: what nobody tried has no attempt more.</summary>
public abstract class ReleaseConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task A_write_that_was_not_tried_is_due_at_once_and_has_no_attempt()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);

        await ReleaseAsync(Carts, claim, write.Write);

        var stats = await StatsAsync(Carts);
        Assert.Equal((1, 1, 0), (stats.Dirty, stats.Due, stats.Tried));
        Assert.Equal(1, (await ClaimOneAsync(Carts)).Write.Attempt);
    }

    [Fact]
    public async Task An_attempt_that_failed_and_one_whose_flusher_died_stay_counted()
    {
        await EnqueueAsync("one apple");
        var (failed, write) = await ClaimOneAsync(Carts);
        await RetryAsync(Carts, failed, TimeSpan.Zero, write.Write);
        await ClaimOneAsync(Carts);
        await Harness.PassTwoMinutesAsync(Carts);
        var (claim, third) = await ClaimOneAsync(Carts);
        Assert.Equal(3, third.Attempt);

        await ReleaseAsync(Carts, claim, write.Write);

        Assert.Equal(3, (await ClaimOneAsync(Carts)).Write.Attempt);
    }

    [Fact]
    public async Task A_flusher_that_lost_its_claim_releases_nothing()
    {
        await EnqueueAsync("one apple");
        var (late, write) = await ClaimOneAsync(Carts);
        await Harness.PassTwoMinutesAsync(Carts);
        await ClaimOneAsync(Carts);

        await ReleaseAsync(Carts, late, write.Write);

        Assert.Empty((await ClaimAsync(Carts)).Writes);
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_release_ends_no_later_claim()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        await ReleaseAsync(Carts, claim, write.Write);
        await ReleaseAsync(Carts, claim, write.Write);
        var (second, _) = await ClaimOneAsync(Carts);

        await ReleaseAsync(Carts, claim, write.Write);

        Assert.Empty((await ClaimAsync(Carts)).Writes);
        await RetryAsync(Carts, second, TimeSpan.Zero, write.Write);
        Assert.Equal(2, (await ClaimOneAsync(Carts)).Write.Attempt);
    }

    [Fact]
    public async Task Race_48b_a_key_that_was_written_during_the_claim_is_due_as_its_newer_write_declared()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        await EnqueueAsync(Write("two apples") with { DueIn = Minute });

        await ReleaseAsync(Carts, claim, write.Write);

        Assert.Empty((await ClaimAsync(Carts)).Writes);
        await Harness.PassTwoMinutesAsync(Carts);
        var (_, next) = await ClaimOneAsync(Carts);
        Assert.Equal((1, "args of two apples"), (next.Attempt, Text(next.Record)));
    }

    [Fact]
    public async Task A_log_that_was_not_tried_is_due_at_once_and_its_oldest_write_has_no_attempt()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        var claimed = await ClaimAsync(Visits);

        await ReleaseAsync(Visits, claimed.Token, [.. claimed.Writes.Select(write => write.Write)]);

        Assert.Equal(0, (await StatsAsync(Visits)).Tried);
        var again = await ClaimAsync(Visits);
        Assert.Equal(["home", "shop"], Records(again));
        Assert.Equal([1, 1], again.Writes.Select(write => write.Attempt));
    }

    [Fact]
    public async Task The_rest_of_a_log_of_which_a_part_was_flushed_has_no_attempt()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        var claimed = await ClaimAsync(Visits);
        await AcknowledgeAsync(Visits, claimed.Token, claimed.Writes[0].Write);

        await ReleaseAsync(Visits, claimed.Token, claimed.Writes[1].Write);

        Assert.Equal(1, (await ClaimOneAsync(Visits)).Write.Attempt);
    }

    [Fact]
    public async Task An_attempt_of_a_log_that_failed_stays_counted_and_a_lost_claim_of_it_releases_nothing()
    {
        await AppendAsync("home");
        var (failed, write) = await ClaimOneAsync(Visits);
        await RetryAsync(Visits, failed, TimeSpan.Zero, write.Write);
        var (claim, _) = await ClaimOneAsync(Visits);

        await ReleaseAsync(Visits, failed, write.Write);
        Assert.Empty((await ClaimAsync(Visits)).Writes);

        await ReleaseAsync(Visits, claim, write.Write);
        Assert.Equal(2, (await ClaimOneAsync(Visits)).Write.Attempt);
    }

    [Fact]
    public async Task Race_47_what_a_flusher_that_died_had_claimed_is_known_as_claimed_after_a_release_too()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        Assert.All((await ClaimAsync(Visits)).Writes, static write => Assert.False(write.WasClaimed));
        await Harness.PassTwoMinutesAsync(Visits);
        await AppendAsync("cart");
        var second = await ClaimAsync(Visits);
        Assert.Equal([true, true, false], second.Writes.Select(static write => write.WasClaimed));

        await AcknowledgeAsync(Visits, second.Token, second.Writes[0].Write);
        await ReleaseAsync(Visits, second.Token, second.Writes[1].Write, second.Writes[2].Write);

        Assert.Equal([true, false], (await ClaimAsync(Visits)).Writes.Select(static write => write.WasClaimed));
    }

    [Fact]
    public async Task A_write_of_a_key_is_known_as_claimed_unless_its_claim_was_released()
    {
        await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        Assert.False(write.WasClaimed);
        await ReleaseAsync(Carts, claim, write.Write);
        var (failed, again) = await ClaimOneAsync(Carts);
        Assert.False(again.WasClaimed);

        await RetryAsync(Carts, failed, TimeSpan.Zero, write.Write);

        Assert.True((await ClaimOneAsync(Carts)).Write.WasClaimed);
    }

    [Fact]
    public async Task Race_47_what_the_sink_may_have_of_a_log_is_known_as_claimed_though_its_claim_was_no_attempt()
    {
        await AppendAsync("home");
        await AppendAsync("shop");
        var claimed = await ClaimAsync(Visits);

        await Store.ReleaseAsync(Visits, 0, claimed.Token, [.. claimed.Writes.Select(static write => write.Write)], mayBeFlushed: true, Cancel);

        var again = await ClaimAsync(Visits);
        Assert.Equal([(1, true), (1, true)], again.Writes.Select(static write => (write.Attempt, write.WasClaimed)));
    }

    private async Task ReleaseAsync(QueueName queue, long claim, params WriteVersion[] untried) =>
        await Store.ReleaseAsync(queue, queue.IsLog ? 0 : CartGroup, claim, untried, mayBeFlushed: false, Cancel);
}
