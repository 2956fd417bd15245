using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Sequences are exact up to 2^53, whatever computes with them (race 39).</summary>
public abstract class LargeSequenceConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private const long Start = (1L << 53) - 8;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        for (var group = 0; group < Tier.Groups; group++)
        {
            await Harness.SkipToAsync(group, Start);
        }
    }

    [Fact]
    public async Task Race_39_a_lease_is_stamped_with_the_exact_sequence()
    {
        Assert.Equal(Start, (await LeaseAsync(Profile)).Stamp);
        await InvalidateAsync("a:*");
        Assert.Equal(Start + 1, (await LeaseAsync(new EntryKey("user:4:orders"))).Stamp);
    }

    [Fact]
    public async Task Race_39_a_fill_one_invalidation_too_late_is_refused_and_one_just_in_time_is_not()
    {
        var doomed = await LeaseAsync(Profile);
        await InvalidateAsync("user:*");
        var next = await LeaseAsync(Profile);

        Assert.False(await FillAsync(Profile, doomed, "old"));
        Assert.True(await FillAsync(Profile, next, "new"));
        Assert.Equal("new", await ReadAsync(Profile));
        await InvalidateAsync("user:4:*");
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_39_entries_points_and_the_log_tell_the_exact_sequence()
    {
        var known = await KnowAsync();
        Assert.Equal(Start, known.Witness.Sequence);
        await InvalidateAsync("a:*", "b:*", "c:*", "d:*", "e:*", "f:*", "g:*", "h:*");
        await StoreAsync(Profile, "Ada");

        var reply = await SyncAsync(known);

        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal(Enumerable.Range(1, 8).Select(n => Start + n), reply.Missed.Select(missed => missed.Point.Sequence));
        Assert.Equal(1L << 53, reply.Point.Sequence);
        Assert.Equal(1L << 53, Assert.NotNull(await Tier.ReadAsync(Profile, Cancel)).Sequence);
    }

    [Fact]
    public async Task Race_39_histories_one_invalidation_apart_are_told_apart()
    {
        var restore = await Harness.SnapshotAsync();
        await InvalidateAsync("a:*", "b:*");
        var known = await KnowAsync();
        await restore();
        await InvalidateAsync("a:*");

        Assert.Equal(HistoryRelation.Diverged, (await SyncAsync(known)).Relation);
    }
}
