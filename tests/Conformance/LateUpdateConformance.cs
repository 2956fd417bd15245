using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>What comes twice, late, after a loss or beside a queued write puts no old value in place.</summary>
public abstract class LateUpdateConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task Race_30_a_late_duplicate_of_an_update_costs_a_miss()
    {
        var lease = await BeginAsync();
        Assert.True(await UpdateAsync(lease, "Ada"));
        Assert.True(await UpdateAsync(await BeginAsync(), "Grace"));

        Assert.False(await UpdateAsync(lease, "Ada"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_an_update_takes_the_next_writer_its_right_and_no_more()
    {
        var lease = await BeginAsync();
        await UpdateAsync(lease, "Ada");
        var next = await BeginAsync();

        Assert.False(await UpdateAsync(lease, "Ada"));
        Assert.False(await UpdateAsync(next, "Grace"));

        Assert.True(await UpdateAsync(await BeginAsync(), "Edsger"));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_write_given_back_leaves_the_next_writer_its_right()
    {
        var lease = await BeginAsync();
        await Tier.AbandonUpdateAsync(Profile, lease, Cancel);
        var next = await BeginAsync();

        await Tier.AbandonUpdateAsync(Profile, lease, Cancel);

        Assert.True(await UpdateAsync(next, "Grace"));
    }

    [Fact]
    public async Task Race_29_an_update_whose_outcome_is_unknown_is_ended_by_the_invalidation_that_is_repeated()
    {
        var lease = await BeginAsync();
        await InvalidateAsync("user:4:profile");

        Assert.False(await UpdateAsync(lease, "Ada"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_27_a_fence_between_write_and_update_wins()
    {
        var lease = await BeginAsync();
        await FenceAsync();

        Assert.False(await UpdateAsync(lease, "Ada"));
        Assert.Null(await ReadAsync(Profile));
        Assert.True(await UpdateAsync(await BeginAsync(), "Grace"));
        Assert.Equal("Grace", await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_26_a_history_that_was_lost_between_write_and_update_wins()
    {
        var lease = await BeginAsync();
        await Harness.LoseHistoryAsync(Group);

        Assert.False(await UpdateAsync(lease, "Ada"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_27_a_writer_whose_lease_was_lost_only_invalidates()
    {
        var lease = await BeginAsync();
        await Harness.LoseEverythingAsync();

        Assert.False(await UpdateAsync(lease, "Ada"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_39_sequences_are_exact_for_updates_too()
    {
        await Harness.SkipToAsync(Group, (1L << 53) - 8);
        var known = await KnowAsync();
        var doomed = await BeginAsync();
        await InvalidateAsync("user:4:*");

        Assert.False(await UpdateAsync(doomed, "Ada"));
        Assert.True(await UpdateAsync(await BeginAsync(), "Grace"));
        Assert.Equal("Grace", await ReadAsync(Profile));
        Assert.Equal([1L, 2L, 3L], (await SyncAsync(known)).Missed.Select(missed => missed.Point.Sequence - (1L << 53) + 8));
    }

    [Fact]
    public async Task Race_45_an_update_never_replaces_a_queued_write()
    {
        var lease = await Tier.BeginUpdateAsync(Cart, Minute, Cancel);
        await EnqueueAsync("two apples");
        var begunLater = await Tier.BeginUpdateAsync(Cart, Minute, Cancel);

        Assert.False((await Other.UpdateAsync(Update(Cart, lease, "one apple"), Cancel)).IsNewest);
        Assert.False((await Other.UpdateAsync(Update(Cart, begunLater, "one apple"), Cancel)).IsNewest);

        Assert.Null(await ReadAsync(Cart));
        Assert.Equal("two apples", await AskAsync(Cart));
    }

    [Fact]
    public async Task Race_45_an_update_of_a_key_that_was_flushed_in_between_only_invalidates()
    {
        var lease = await Tier.BeginUpdateAsync(Cart, Minute, Cancel);
        await EnqueueAsync("two apples");
        await FlushEverythingAsync(Carts);

        Assert.False((await Other.UpdateAsync(Update(Cart, lease, "one apple"), Cancel)).IsNewest);
        Assert.Null(await ReadAsync(Cart));
    }

    [Fact]
    public async Task Race_13_an_update_puts_nothing_in_place_while_another_commit_holds_the_key()
    {
        var hold = new Hold(Token: 7, Minute);
        await Other.HoldAsync([CacheName.Parse("user:4:*")], hold, Cancel);
        Assert.False(await UpdateAsync(await BeginAsync(), "Ada"));
        Assert.Null(await ReadAsync(Profile));
        var begunUnderIt = await BeginAsync();

        await Other.HoldAsync([CacheName.Parse("user:4:*")], hold.Ended, Cancel);

        Assert.False(await UpdateAsync(begunUnderIt, "Ada"));
        Assert.True(await UpdateAsync(await BeginAsync(), "Grace"));
        Assert.Equal("Grace", await ReadAsync(Profile));
    }

    private async Task<Lease> BeginAsync() => await Tier.BeginUpdateAsync(Profile, Minute, Cancel);

    private async Task<bool> UpdateAsync(Lease lease, string text) => (await Other.UpdateAsync(Update(Profile, lease, text), Cancel)).IsNewest;

    private static EntryUpdate Update(EntryKey key, Lease lease, string text) => new(key, lease, System.Text.Encoding.UTF8.GetBytes(text), Life, []);
}
