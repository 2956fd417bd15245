using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Every command but an increment may arrive twice, the second time late, after others have gone on (race 30).</summary>
public abstract class LateDuplicateConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    [Fact]
    public async Task Race_30_a_lease_asked_for_twice_is_held_once()
    {
        var lease = await LeaseAsync(Profile);

        Assert.Null((await Tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Lease);

        Assert.True(await FillAsync(Profile, lease, "Ada"));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_lease_after_the_fill_finds_the_entry()
    {
        await StoreAsync(Profile, "Ada");

        Assert.Equal("Ada", Text(Assert.NotNull((await Tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Entry)));
    }

    [Theory]
    [InlineData("user:4:profile")]
    [InlineData("user:4:*")]
    public async Task Race_30_a_late_duplicate_of_a_fill_does_not_replace_what_was_filled_since(string name)
    {
        var lease = await LeaseAsync(Profile);
        await FillAsync(Profile, lease, "old");
        await InvalidateAsync(name);
        await StoreAsync(Profile, "new");

        Assert.False(await FillAsync(Profile, lease, "old"));
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_fill_does_not_take_the_next_holders_lease()
    {
        var lease = await LeaseAsync(Profile);
        await FillAsync(Profile, lease, "old");
        await InvalidateAsync("user:4:*");
        var next = await LeaseAsync(Profile);

        Assert.False(await FillAsync(Profile, lease, "old"));
        Assert.True(await FillAsync(Profile, next, "new"));
    }

    [Theory]
    [InlineData("user:4:profile")]
    [InlineData("user:*")]
    public async Task Race_30_a_late_duplicate_of_an_invalidation_costs_a_miss_and_a_sequence_number(string name)
    {
        var known = await KnowAsync();
        await InvalidateAsync(name);
        await StoreAsync(Profile, "new");

        await InvalidateAsync(name);

        Assert.Null(await ReadAsync(Profile));
        var reply = await SyncAsync(known);
        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal([name, name], reply.Missed.Select(missed => missed.Name.ToString()));
        Assert.Distinct(reply.Missed.Select(missed => missed.Point.Mark));
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_fence_does_nothing()
    {
        var fence = FenceOver((await KnowAsync()).Witness);
        await Tier.FenceAsync(fence, Cancel);
        await InvalidateAsync("a:*");
        var known = await KnowAsync();
        await StoreAsync(Profile, "new");

        await Tier.FenceAsync(fence, Cancel);

        Assert.Equal("new", await ReadAsync(Profile));
        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(known)).Relation);
    }

    [Fact]
    public async Task Race_30_a_late_duplicate_of_a_sync_tells_the_same_and_changes_nothing()
    {
        var known = await KnowAsync();
        await InvalidateAsync("a:*");
        await StoreAsync(Profile, "Ada");
        var first = await SyncAsync(known);

        Assert.Equal(HistoryRelation.First, (await SyncAsync(known: null)).Relation);
        var second = await SyncAsync(known);

        Assert.Equal((first.Relation, first.Point), (second.Relation, second.Point));
        Assert.Equal(first.Missed, second.Missed);
        Assert.Equal("Ada", await ReadAsync(Profile));
    }
}
