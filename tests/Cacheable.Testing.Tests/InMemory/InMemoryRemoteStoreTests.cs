using Cacheable.Remote;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Testing.Tests;

public sealed class InMemoryRemoteStoreTests
{
    private static readonly EntryKey Profile = new("user:4:profile");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_passes_only_when_the_clock_says_so()
    {
        var tier = new InMemoryRemoteStore(_time).Connect();
        await StoreAsync(tier, Profile, 10 * Second);

        _time.Advance(4 * Second);
        Assert.Equal(6 * Second, (await tier.GetTimeToLiveAsync(Profile, Cancel)).Remaining);
        Assert.Equal(6 * Second, (await tier.ReadAsync(Profile, Cancel))?.TimeToLive);

        _time.Advance(6 * Second);
        Assert.Null(await tier.ReadAsync(Profile, Cancel));
    }

    [Fact]
    public async Task A_held_lease_says_exactly_how_long()
    {
        var tier = new InMemoryRemoteStore(_time).Connect();
        await tier.LeaseAsync(Profile, 10 * Second, replace: false, Cancel);

        _time.Advance(4 * Second);

        Assert.Equal(6 * Second, (await tier.LeaseAsync(Profile, 10 * Second, replace: false, Cancel)).HeldFor);
    }

    [Fact]
    public async Task Too_many_invalidated_prefixes_become_misses_and_never_stale_hits()
    {
        var tier = new InMemoryRemoteStore(_time, groups: 1, new InMemoryLimits(MaxEpochs: 3)).Connect();
        var untouched = new EntryKey("order:7");
        await StoreAsync(tier, Profile, 10 * Second);
        await StoreAsync(tier, untouched, 10 * Second);

        string[] prefixes = ["user:4:*", "a:*", "b:*"];
        await tier.InvalidateAsync([.. prefixes.Select(CacheName.Parse)], Cancel);
        Assert.NotNull(await tier.ReadAsync(untouched, Cancel));
        await tier.InvalidateAsync([CacheName.Parse("c:*")], Cancel);

        Assert.Null(await tier.ReadAsync(Profile, Cancel));
        Assert.Null(await tier.ReadAsync(untouched, Cancel));
        await StoreAsync(tier, untouched, 10 * Second);
        Assert.NotNull(await tier.ReadAsync(untouched, Cancel));
    }

    [Fact]
    public async Task The_floor_rises_to_the_oldest_epoch_and_no_further()
    {
        var tier = new InMemoryRemoteStore(_time, groups: 1, new InMemoryLimits(MaxEpochs: 3)).Connect();
        await tier.InvalidateAsync([CacheName.Parse("a:*")], Cancel);
        await StoreAsync(tier, Profile, 10 * Second);
        await tier.InvalidateAsync([CacheName.Parse("b:*"), CacheName.Parse("c:*"), CacheName.Parse("d:*")], Cancel);
        Assert.NotNull(await tier.ReadAsync(Profile, Cancel));

        await tier.InvalidateAsync([CacheName.Parse("e:*")], Cancel);

        Assert.Null(await tier.ReadAsync(Profile, Cancel));
    }

    [Theory]
    [InlineData(3, HistoryRelation.Continues)]
    [InlineData(4, HistoryRelation.Truncated)]
    public async Task A_short_log_is_soon_truncated(int invalidations, HistoryRelation expected)
    {
        var tier = new InMemoryRemoteStore(_time, groups: 1, new InMemoryLimits(LogCapacity: 3)).Connect();
        var known = new KnownHistory((await tier.SyncAsync(0, known: null, Cancel)).Point, Heard: 0);

        var points = await tier.InvalidateAsync([.. Enumerable.Repeat(CacheName.Parse("a:*"), invalidations)], Cancel);

        Assert.Equal(expected, (await tier.SyncAsync(0, known with { Witness = points[0] }, Cancel)).Relation);
    }

    [Fact]
    public async Task The_same_commands_draw_the_same_numbers()
    {
        var (one, two) = (await DrawAsync(), await DrawAsync());

        Assert.Equal(one, two);

        async Task<(Lease, HistoryPoint)> DrawAsync()
        {
            var tier = new InMemoryRemoteStore(_time, groups: 4).Connect();
            await tier.InvalidateAsync([CacheName.Tag("a"), CacheName.Parse("user:4:*")], Cancel);
            await tier.FenceAsync(new Fence(tier.GroupOf(Profile), Over: null, Known: null), Cancel);
            var lease = Assert.NotNull((await tier.LeaseAsync(Profile, Second, replace: false, Cancel)).Lease);
            return (lease, (await tier.InvalidateAsync([CacheName.Parse(Profile.Text)], Cancel))[0]);
        }
    }

    [Fact]
    public async Task A_group_that_does_not_exist_is_told_so()
    {
        var tier = new InMemoryRemoteStore(_time, groups: 2).Connect();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await tier.SyncAsync(2, known: null, Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryRemoteStore(groups: 0));
    }

    [Fact]
    public async Task A_cancelled_call_has_no_effect()
    {
        var tier = new InMemoryRemoteStore(_time).Connect();
        await StoreAsync(tier, Profile, 10 * Second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await tier.InvalidateAsync([CacheName.Parse(Profile.Text)], new CancellationToken(canceled: true)));

        Assert.NotNull(await tier.ReadAsync(Profile, Cancel));
    }

    private static async Task StoreAsync(InMemoryRemoteTier tier, EntryKey key, TimeSpan timeToLive)
    {
        var lease = Assert.NotNull((await tier.LeaseAsync(key, timeToLive, replace: false, Cancel)).Lease);
        Assert.True(await tier.FillAsync(key, lease, "x"u8.ToArray(), timeToLive, Cancel));
    }
}
