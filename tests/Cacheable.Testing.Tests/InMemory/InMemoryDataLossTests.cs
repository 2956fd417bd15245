using Cacheable.Remote;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Testing.Tests;

public sealed class InMemoryDataLossTests
{
    private static readonly EntryKey Profile = new("user:4:profile");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryRemoteStore _store;
    private readonly InMemoryRemoteTier _tier;

    public InMemoryDataLossTests()
    {
        _store = new InMemoryRemoteStore(_time, groups: 2);
        _tier = _store.Connect();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_after_a_snapshot_does_not_reach_into_it_and_it_can_be_restored_twice()
    {
        await StoreAsync("first");
        await _tier.IncrementAsync(Profile, 1, 60 * Second, Cancel);
        var snapshot = _store.Snapshot();

        for (var time = 0; time < 2; time++)
        {
            await _tier.InvalidateAsync([CacheName.Parse("user:*"), CacheName.Parse(Profile.Text)], Cancel);
            await StoreAsync("later");
            Assert.Equal(2, await _tier.IncrementAsync(Profile, 1, 60 * Second, Cancel));

            _store.Restore(snapshot);

            Assert.Equal("first", await ReadAsync());
            Assert.Equal(0, (await _tier.SyncAsync(_tier.GroupOf(Profile), known: null, Cancel)).Point.Sequence);
        }
    }

    [Fact]
    public async Task What_was_restored_ends_when_it_would_have_ended()
    {
        await StoreAsync("first");
        var snapshot = _store.Snapshot();
        _time.Advance(4 * Second);
        _store.Restore(snapshot);

        Assert.Equal(6 * Second, (await _tier.ReadAsync(Profile, Cancel))?.TimeToLive);
        _time.Advance(6 * Second);
        _store.Restore(snapshot);
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public void A_snapshot_of_another_number_of_groups_is_refused() =>
        Assert.Throws<ArgumentException>(() => _store.Restore(new InMemoryRemoteStore().Snapshot()));

    [Fact]
    public async Task One_entry_or_one_lease_is_lost_and_nothing_else()
    {
        var other = new EntryKey("user:4:orders");
        await StoreAsync("value");
        var lost = await LeaseAsync(other);

        _store.LoseEntry(Profile);
        Assert.Null(await ReadAsync());
        Assert.Null((await _tier.LeaseAsync(other, Second, replace: false, Cancel)).Lease);

        await StoreAsync("value");
        _store.LoseLease(other);
        Assert.Equal("value", await ReadAsync());
        Assert.False(await _tier.FillAsync(other, lost, "old"u8.ToArray(), Second, Cancel));
        await LeaseAsync(other);
    }

    [Fact]
    public async Task A_group_that_is_down_fails_every_command_and_keeps_what_it_holds()
    {
        await StoreAsync("value");
        var (here, there) = (_tier.GroupOf(Profile), 1 - _tier.GroupOf(Profile));

        _store.TakeDown(here);
        await Assert.ThrowsAsync<ChaosException>(async () => await _tier.ReadAsync(Profile, Cancel));
        await Assert.ThrowsAsync<ChaosException>(async () => await _tier.SyncAsync(here, known: null, Cancel));
        await _tier.SyncAsync(there, known: null, Cancel);

        _store.BringUp(here);
        Assert.Equal("value", await ReadAsync());
    }

    [Fact]
    public async Task Race_32_an_invalidation_of_several_groups_happens_where_it_can_and_fails()
    {
        await StoreAsync("value");
        var (here, there) = (_tier.GroupOf(Profile), 1 - _tier.GroupOf(Profile));
        _store.TakeDown(here);

        await Assert.ThrowsAsync<ChaosException>(async () => await _tier.InvalidateAsync([CacheName.Parse("user:*")], Cancel));

        _store.BringUp(here);
        Assert.Equal("value", await ReadAsync());
        Assert.Equal(0, (await _tier.SyncAsync(here, known: null, Cancel)).Point.Sequence);
        Assert.Equal(1, (await _tier.SyncAsync(there, known: null, Cancel)).Point.Sequence);
    }

    private async Task<Lease> LeaseAsync(EntryKey key) =>
        Assert.NotNull((await _tier.LeaseAsync(key, 10 * Second, replace: false, Cancel)).Lease);

    private async Task StoreAsync(string text) =>
        Assert.True(await _tier.FillAsync(Profile, await LeaseAsync(Profile), System.Text.Encoding.UTF8.GetBytes(text), 10 * Second, Cancel));

    private async Task<string?> ReadAsync() =>
        await _tier.ReadAsync(Profile, Cancel) is { } entry ? System.Text.Encoding.UTF8.GetString(entry.Payload.Span) : null;
}
