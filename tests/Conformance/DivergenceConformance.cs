using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Data lost or put back is known by any instance that knew better, and becomes misses (G5, races 24 to 27 and 50).</summary>
public abstract class DivergenceConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    public static TheoryData<int, int> AfterTheRestore => new() { { 2, 0 }, { 2, 1 }, { 2, 2 }, { 2, 3 }, { 1, 1 }, { 1, 9 } };

    [Fact]
    public async Task Races_25_and_27_a_store_that_lost_everything_has_diverged()
    {
        var known = await KnowAsync();

        await Harness.LoseEverythingAsync();

        var reply = await SyncAsync(known);
        Assert.Equal(HistoryRelation.Diverged, reply.Relation);
        Assert.NotEqual(known.Witness.Incarnation, reply.Point.Incarnation);
        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(known)).Relation);
    }

    [Fact]
    public async Task Race_26_a_group_that_lost_its_history_has_diverged_and_admits_nothing_of_before()
    {
        var lease = await LeaseAsync(new EntryKey("user:4:orders"));
        await StoreAsync(Profile, "old");
        await InvalidateAsync("a:*", "b:*", "c:*");
        var known = await KnowAsync();

        await Harness.LoseHistoryAsync(Group);

        Assert.Null(await ReadAsync(Profile));
        Assert.False(await FillAsync(new EntryKey("user:4:orders"), lease, "old"));
        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(known)).Relation);
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_26_a_log_that_outlived_its_history_does_not_mix_with_the_next()
    {
        await InvalidateAsync("old:1:*", "old:2:*", "old:*");
        await Harness.LoseHistoryAsync(Group);
        var known = await KnowAsync();

        await InvalidateAsync("new:*");

        var reply = await SyncAsync(known);
        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(["new:*"], reply.Missed.Select(missed => missed.Name.ToString()));
    }

    /// <summary>
    /// The instance knew <paramref name="known"/> invalidations after the snapshot, and <paramref name="later"/> others came
    /// after the restore: fewer are a lower sequence, as many or more are told apart by the mark alone.
    /// </summary>
    [Theory]
    [MemberData(nameof(AfterTheRestore))]
    public async Task Races_24_and_25_a_history_put_back_has_diverged_however_far_it_has_come_since(int known, int later)
    {
        await InvalidateAsync("before:*");
        var restore = await Harness.SnapshotAsync();
        await InvalidateAsync([.. Enumerable.Repeat("lost:*", known)]);
        var knew = await KnowAsync();

        await restore();
        await InvalidateAsync([.. Enumerable.Repeat("other:*", later)]);

        var reply = await SyncAsync(knew);
        Assert.Equal(HistoryRelation.Diverged, reply.Relation);
        Assert.Empty(reply.Missed);
        Assert.Equal(1 + later, reply.Point.Sequence);
    }

    [Fact]
    public async Task Race_24_the_reply_to_an_own_invalidation_is_witness_enough()
    {
        var known = await KnowAsync();
        var restore = await Harness.SnapshotAsync();
        var own = (await Tier.InvalidateAsync([CacheName.Parse("user:*")], Cancel)).Single(point => point.Group == Group);
        await restore();
        await InvalidateAsync("other:*");

        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(known)).Relation);
        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(new KnownHistory(own, known.Heard))).Relation);
    }

    [Fact]
    public async Task A_lost_tail_that_the_instance_knew_nothing_of_is_no_divergence_for_it()
    {
        var known = await KnowAsync();
        await InvalidateAsync("kept:*");
        var restore = await Harness.SnapshotAsync();
        await InvalidateAsync("lost:*");

        await restore();

        var reply = await SyncAsync(known);
        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(["kept:*"], reply.Missed.Select(missed => missed.Name.ToString()));
    }

    [Fact]
    public async Task Race_24_a_read_shows_that_history_was_put_back()
    {
        await StoreAsync(Profile, "old");
        var restore = await Harness.SnapshotAsync();
        await InvalidateAsync("user:4:profile");
        var known = await KnowAsync();

        await restore();

        var entry = Assert.NotNull(await Tier.ReadAsync(Profile, Cancel));
        Assert.Equal(known.Witness.Incarnation, entry.Incarnation);
        Assert.True(entry.Sequence < known.Witness.Sequence);
    }

    [Fact]
    public async Task Race_24_a_fence_ends_what_was_put_back()
    {
        var leased = new EntryKey("user:4:orders");
        await StoreAsync(Profile, "old");
        var lease = await LeaseAsync(leased);
        var restore = await Harness.SnapshotAsync();
        await InvalidateAsync("user:4:*");
        var known = await KnowAsync();
        await restore();
        var diverged = await SyncAsync(known);

        await Tier.FenceAsync(FenceOver(diverged.Point, known.Witness.Incarnation), Cancel);

        Assert.Null(await ReadAsync(Profile));
        Assert.False(await FillAsync(leased, lease, "old"));
        Assert.Equal(HistoryRelation.Succeeds, (await SyncAsync(known)).Relation);
    }
}
