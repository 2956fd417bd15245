using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class SyncConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private const int LogCapacity = 4_096;

    /// <summary>How many more a tier may keep, that trims seldom.</summary>
    private const int LogSlack = 256;

    [Fact]
    public async Task Who_knew_nothing_is_told_where_the_history_stands()
    {
        await InvalidateAsync("user:4:profile");

        var reply = await SyncAsync(known: null);

        Assert.Equal(HistoryRelation.First, reply.Relation);
        Assert.Equal((Group, 1), (reply.Point.Group, reply.Point.Sequence));
        Assert.NotEqual(0, reply.Point.Mark);
        Assert.Empty(reply.Missed);
    }

    [Fact]
    public async Task A_history_in_which_nothing_happened_continues_from_its_first_moment()
    {
        var known = await KnowAsync();

        var reply = await SyncAsync(known);

        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(known.Witness, reply.Point);
        Assert.Empty(reply.Missed);
    }

    [Fact]
    public async Task What_was_missed_is_told_oldest_first_with_its_point_and_whose_it_was()
    {
        var known = await KnowAsync();
        CacheName[] names = [CacheName.Parse("user:4:profile"), CacheName.Parse("user:*"), CacheName.Tag("vip")];
        List<HistoryPoint> points = [];
        foreach (var name in names)
        {
            var tier = name.Kind == CacheNameKind.Prefix ? Tier : Other;
            points.Add((await tier.InvalidateAsync([name], Cancel)).Single(point => point.Group == Group));
        }

        var reply = await SyncAsync(known);

        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(points[^1], reply.Point);
        Assert.Equal(names, reply.Missed.Select(missed => missed.Name));
        Assert.Equal(points, reply.Missed.Select(missed => missed.Point));
        Assert.Equal([false, true, false], reply.Missed.Select(missed => missed.IsOwn));
    }

    [Fact]
    public async Task Every_invalidation_raises_the_sequence_by_one_and_has_a_mark_of_its_own()
    {
        var known = await KnowAsync();
        await InvalidateAsync("a:*", "b:*");
        await InvalidateAsync("c:*");

        var points = (await SyncAsync(known)).Missed.Select(missed => missed.Point).ToList();

        Assert.Equal([1, 2, 3], points.Select(point => point.Sequence));
        Assert.Equal(3, points.Select(point => point.Mark).Distinct().Count());
        Assert.DoesNotContain(0, points.Select(point => point.Mark));
    }

    [Fact]
    public async Task What_came_between_the_heard_and_the_witness_is_told_too()
    {
        var known = await KnowAsync();
        await InvalidateAsync("a:*", "b:*");
        var own = (await Tier.InvalidateAsync([CacheName.Parse("c:*")], Cancel)).Single(point => point.Group == Group);
        await InvalidateAsync("d:*");

        var reply = await SyncAsync(new KnownHistory(own, known.Heard));

        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(["a:*", "b:*", "c:*", "d:*"], reply.Missed.Select(missed => missed.Name.ToString()));
    }

    [Fact]
    public async Task Names_of_any_characters_come_through_the_log()
    {
        var known = await KnowAsync();
        CacheName[] names =
        [
            CacheName.Tag("a b|c\n'{x}\\ %s: K 7 d"), new("user:4:[?] \n'|naïve\u65e5", CacheNameKind.Prefix), new("user:4: x:\0", CacheNameKind.Key),
        ];

        await Other.InvalidateAsync(names, Cancel);

        Assert.Equal(names, (await SyncAsync(known)).Missed.Select(missed => missed.Name));
    }

    [Theory]
    [InlineData(LogCapacity, HistoryRelation.Continues)]
    [InlineData(LogCapacity + LogSlack, HistoryRelation.Truncated)]
    public async Task As_much_as_the_log_holds_can_be_caught_up(int missed, HistoryRelation expected)
    {
        await InvalidateAsync("user:4:profile");
        var known = await KnowAsync();
        for (var left = missed; left > 0; left -= 1000)
        {
            await InvalidateAsync([.. Enumerable.Range(0, Math.Min(left, 1000)).Select(_ => "user:4:profile")]);
        }

        // What the witness says of itself is in the log as long as one less is missed.
        var newest = Know((await SyncAsync(known: null)).Point);
        var reply = await SyncAsync(newest with { Heard = known.Heard });

        Assert.Equal(expected, reply.Relation);
        Assert.Equal(expected == HistoryRelation.Continues ? missed : 0, reply.Missed.Count);
        Assert.Equal(known.Heard + missed, reply.Point.Sequence);
        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(Know(reply.Point))).Relation);
    }

    [Fact]
    public async Task A_witness_that_the_log_no_longer_holds_proves_nothing()
    {
        await InvalidateAsync("user:4:profile");
        var known = await KnowAsync();
        await InvalidateAsync("user:4:profile");
        await Harness.LoseLogAsync(Group);

        var reply = await SyncAsync(known);

        Assert.Equal(HistoryRelation.Truncated, reply.Relation);
        Assert.Empty(reply.Missed);
        Assert.Equal((known.Witness.Incarnation, 2), (reply.Point.Incarnation, reply.Point.Sequence));
    }

    [Fact]
    public async Task A_log_that_began_after_the_witness_proves_nothing_either()
    {
        await InvalidateAsync("user:4:profile");
        var known = await KnowAsync();
        await Harness.LoseLogAsync(Group);
        await InvalidateAsync("user:4:profile");

        Assert.Equal(HistoryRelation.Truncated, (await SyncAsync(known)).Relation);
    }

    [Fact]
    public async Task Whoever_took_the_point_after_the_log_was_lost_goes_on_from_there()
    {
        await InvalidateAsync("user:4:profile");
        await Harness.LoseLogAsync(Group);
        var known = await KnowAsync();
        Assert.Equal(HistoryRelation.Continues, (await SyncAsync(known)).Relation);

        await InvalidateAsync("user:4:*");
        var reply = await SyncAsync(known);

        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(["user:4:*"], reply.Missed.Select(missed => missed.Name.ToString()));
    }
}
