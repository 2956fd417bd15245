using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class FenceConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private const int MostAncestors = 32;

    [Fact]
    public async Task Who_knew_the_incarnation_that_was_fenced_finds_it_succeeded()
    {
        await InvalidateAsync("a:*");
        var known = await KnowAsync();

        await Other.FenceAsync(FenceOver(known.Witness), Cancel);

        var reply = await SyncAsync(known);
        Assert.Equal(HistoryRelation.Succeeds, reply.Relation);
        Assert.NotEqual(known.Witness.Incarnation, reply.Point.Incarnation);
        Assert.Empty(reply.Missed);
    }

    [Fact]
    public async Task A_fence_over_an_incarnation_that_is_gone_does_nothing()
    {
        var known = await KnowAsync();
        await Tier.FenceAsync(FenceOver(known.Witness), Cancel);
        var fenced = await KnowAsync();
        await StoreAsync(Profile, "new");

        await Other.FenceAsync(FenceOver(known.Witness), Cancel);

        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(fenced)).Relation);
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task Of_all_who_noticed_one_loss_the_first_fences_for_all()
    {
        await InvalidateAsync("a:*");
        var known = await KnowAsync();
        await Harness.LoseEverythingAsync();
        var diverged = await SyncAsync(known);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(
            n => (n % 2 == 0 ? Tier : Other).FenceAsync(FenceOver(diverged.Point, known.Witness.Incarnation), Cancel).AsTask()));

        var reply = await SyncAsync(known);
        Assert.Equal(HistoryRelation.Succeeds, reply.Relation);
        var fenced = Know(reply.Point);
        await Other.FenceAsync(FenceOver(diverged.Point, known.Witness.Incarnation), Cancel);
        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(fenced)).Relation);
        Assert.Equal(HistoryRelation.Succeeds, (await SyncAsync(Know(diverged.Point))).Relation);
    }

    [Fact]
    public async Task Without_a_word_of_what_was_known_a_fence_after_a_loss_succeeds_only_what_it_replaced()
    {
        var known = await KnowAsync();
        await Harness.LoseEverythingAsync();
        var diverged = await SyncAsync(known);

        await Other.FenceAsync(FenceOver(diverged.Point), Cancel);

        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(known)).Relation);
        Assert.Equal(HistoryRelation.Succeeds, (await SyncAsync(Know(diverged.Point))).Relation);
    }

    [Fact]
    public async Task A_fence_over_whatever_is_there_works_on_an_empty_store_too()
    {
        await Tier.FenceAsync(new Fence(Group, Over: null, Known: 4), Cancel);

        Assert.Equal(HistoryRelation.Succeeds, (await SyncAsync(Know(new HistoryPoint(Group, 4, 0, 0)))).Relation);
    }

    [Fact]
    public async Task After_a_fence_history_goes_on_for_who_took_its_point()
    {
        await InvalidateAsync("before:*");
        await Tier.FenceAsync(FenceOver((await KnowAsync()).Witness), Cancel);
        var fenced = await KnowAsync();
        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(fenced)).Relation);

        await InvalidateAsync("after:*");

        var reply = await SyncAsync(fenced);
        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(["after:*"], reply.Missed.Select(missed => missed.Name.ToString()));
        Assert.Equal(fenced.Witness.Incarnation, reply.Missed[0].Point.Incarnation);
    }

    [Fact]
    public async Task What_was_heard_before_a_fence_does_not_continue_after_it()
    {
        await InvalidateAsync("before:*");
        var known = await KnowAsync();
        await Tier.FenceAsync(FenceOver(known.Witness), Cancel);
        var own = (await Tier.InvalidateAsync([CacheName.Parse("after:*")], Cancel)).Single(point => point.Group == Group);

        // As if a message of the new incarnation had come before the word of the fence.
        var reply = await SyncAsync(new KnownHistory(own, known.Heard - 1));

        Assert.Equal(HistoryRelation.Truncated, reply.Relation);
    }

    [Fact]
    public async Task The_last_thirty_two_incarnations_are_ancestors()
    {
        var known = await KnowAsync();
        for (var fence = 0; fence < MostAncestors; fence++)
        {
            await Tier.FenceAsync(new Fence(Group, Over: null, Known: null), Cancel);
        }

        Assert.Equal(HistoryRelation.Succeeds, (await SyncAsync(known)).Relation);
        await Tier.FenceAsync(new Fence(Group, Over: null, Known: null), Cancel);
        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(known)).Relation);
    }

    [Fact]
    public async Task Race_24_a_fence_that_was_put_back_has_diverged_for_who_knew_it()
    {
        var before = await KnowAsync();
        var restore = await Harness.SnapshotAsync();
        await Tier.FenceAsync(FenceOver(before.Witness), Cancel);
        var fenced = await KnowAsync();

        await restore();

        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(before)).Relation);
        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(fenced)).Relation);
    }
}
