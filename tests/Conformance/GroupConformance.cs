using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>For a tier of several groups: each has a history of its own, and what touches several touches each of them (race 32).</summary>
public abstract class GroupConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private static EntryKey[] Users { get; } = [.. Enumerable.Range(0, 200).Select(n => new EntryKey($"user:{n}:profile", ["all"]))];

    /// <summary>A key of another group than <see cref="RemoteTierConformance.Profile"/>.</summary>
    private EntryKey Elsewhere => Users.First(key => Tier.GroupOf(key) != Group);

    [Fact]
    public void Every_instance_puts_a_key_into_the_same_group_and_keys_are_spread()
    {
        Assert.True(Tier.Groups > 1);
        Assert.Equal(Tier.Groups, Other.Groups);
        Assert.All(Users, key => Assert.Equal(Tier.GroupOf(key), Other.GroupOf(key)));
        Assert.All(Users, key => Assert.InRange(Tier.GroupOf(key), 0, Tier.Groups - 1));
        Assert.True(Users.Select(Tier.GroupOf).Distinct().Count() > Tier.Groups / 2);
    }

    [Fact]
    public void Keys_with_the_same_first_two_segments_lie_together() =>
        Assert.All(["user:4", "user:4:orders", "user:4:orders:1"], text => Assert.Equal(Group, Tier.GroupOf(new EntryKey(text))));

    [Theory]
    [InlineData("user:4:profile")]
    [InlineData("user:4:*")]
    [InlineData("user:4:profile:*")]
    public async Task A_key_and_a_prefix_of_two_segments_and_more_touch_one_group(string name)
    {
        var known = await KnowAsync(Tier.GroupOf(Elsewhere));

        var point = Assert.Single(await Other.InvalidateAsync([CacheName.Parse(name)], Cancel));

        Assert.Equal((Group, 1), (point.Group, point.Sequence));
        Assert.Empty((await SyncAsync(known, Tier.GroupOf(Elsewhere))).Missed);
    }

    [Theory]
    [InlineData("user:*", CacheNameKind.Prefix)]
    [InlineData("all", CacheNameKind.Tag)]
    public async Task A_prefix_of_one_segment_and_a_tag_touch_every_group(string text, CacheNameKind kind)
    {
        foreach (var key in Users)
        {
            await StoreAsync(key, "old");
        }

        var points = await Other.InvalidateAsync([kind == CacheNameKind.Tag ? CacheName.Tag(text) : CacheName.Parse(text)], Cancel);

        Assert.Equal(Enumerable.Range(0, Tier.Groups), points.Select(point => point.Group).Order());
        Assert.All(await Task.WhenAll(Users.Select(ReadAsync)), Assert.Null);
    }

    [Fact]
    public async Task One_call_counts_in_each_group_what_concerns_it_and_replies_with_where_each_stands()
    {
        var elsewhere = Tier.GroupOf(Elsewhere);
        var (here, there) = (await KnowAsync(Group), await KnowAsync(elsewhere));

        var points = await Other.InvalidateAsync(
            [CacheName.Parse("user:4:*"), CacheName.Parse(Elsewhere.Text), CacheName.Tag("all"), CacheName.Parse("user:4:profile")], Cancel);

        var (ours, theirs) = (await SyncAsync(here, Group), await SyncAsync(there, elsewhere));
        Assert.Equal(["user:4:*", "all", "user:4:profile"], ours.Missed.Select(missed => missed.Name.ToString()));
        Assert.Equal([Elsewhere.Text, "all"], theirs.Missed.Select(missed => missed.Name.ToString()));
        Assert.Contains(ours.Point, points);
        Assert.Contains(theirs.Point, points);
        Assert.Equal(Tier.Groups, points.Count);
    }

    [Fact]
    public async Task A_fence_ends_its_own_group_alone()
    {
        await StoreAsync(Profile, "old");
        await StoreAsync(Elsewhere, "stays");

        await Other.FenceAsync(new Fence(Group, Over: null, Known: null), Cancel);

        Assert.Null(await ReadAsync(Profile));
        Assert.Equal("stays", await ReadAsync(Elsewhere));
    }

    [Fact]
    public async Task Every_instance_hears_which_group_was_fenced_and_which_invalidated()
    {
        var observer = new RecordingObserver();
        await using var observation = Tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);

        await Other.InvalidateAsync([CacheName.Parse(Elsewhere.Text)], Cancel);
        await Other.FenceAsync(new Fence(Group, Over: null, Known: null), Cancel);
        await observer.Heard(RecordingObserver.FenceOf(Group)).WaitAsync(Soon, Cancel);
        await observer.Heard(Elsewhere.Text).WaitAsync(Soon, Cancel);

        Assert.Equal(Tier.GroupOf(Elsewhere), Assert.Single(observer.Invalidations).Point.Group);
    }

    [Fact]
    public async Task A_group_that_lost_its_history_leaves_the_others_as_they_were()
    {
        await StoreAsync(Elsewhere, "stays");
        await StoreAsync(Profile, "old");
        var (here, there) = (await KnowAsync(Group), await KnowAsync(Tier.GroupOf(Elsewhere)));

        await Harness.LoseHistoryAsync(Group);

        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(here, Group)).Relation);
        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(there, Tier.GroupOf(Elsewhere))).Relation);
        Assert.Equal("stays", await ReadAsync(Elsewhere));
    }
}
