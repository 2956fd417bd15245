using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class LeaseConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    [Fact]
    public async Task Of_many_who_ask_at_once_exactly_one_gets_the_lease()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 64).Select(
            n => (n % 2 == 0 ? Tier : Other).LeaseAsync(Profile, Minute, replace: false, Cancel).AsTask()));

        Assert.Single(replies, reply => reply.Lease is not null);
        Assert.All(replies.Where(reply => reply.Lease is null), reply =>
        {
            Assert.Null(reply.Entry);
            Assert.InRange(reply.HeldFor, TimeSpan.FromTicks(1), Minute);
        });
    }

    [Fact]
    public async Task Leases_of_different_keys_do_not_meet()
    {
        await LeaseAsync(Profile);
        await LeaseAsync(new EntryKey("user:42:profile"));
        await LeaseAsync(new EntryKey("user"));
    }

    [Fact]
    public async Task Whoever_asks_after_the_fill_gets_the_entry_and_its_remaining_time()
    {
        await StoreAsync(Profile, "Ada");

        var reply = await Other.LeaseAsync(Profile, Minute, replace: false, Cancel);

        Assert.Null(reply.Lease);
        Assert.Equal("Ada", Text(Assert.NotNull(reply.Entry)));
        Assert.InRange(reply.Entry!.Value.TimeToLive, Minute, 2 * Minute);
    }

    [Fact]
    public async Task An_entry_that_is_to_be_replaced_is_leased_all_the_same_and_once()
    {
        await StoreAsync(Profile, "unreadable");

        var first = await Tier.LeaseAsync(Profile, Minute, replace: true, Cancel);
        var second = await Other.LeaseAsync(Profile, Minute, replace: true, Cancel);

        Assert.Null(second.Lease);
        Assert.True(await FillAsync(Profile, Assert.NotNull(first.Lease), "Ada"));
        Assert.Equal("Ada", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_lease_given_back_is_free()
    {
        await Tier.ReleaseAsync(Profile, await LeaseAsync(Profile), Cancel);

        await LeaseAsync(Profile);
    }

    [Fact]
    public async Task Only_the_holder_gives_a_lease_back()
    {
        var lease = await LeaseAsync(Profile);

        await Other.ReleaseAsync(Profile, lease with { Token = lease.Token + 1 }, Cancel);

        Assert.Null((await Other.LeaseAsync(Profile, Minute, replace: false, Cancel)).Lease);
    }

    [Fact]
    public async Task Giving_a_lease_back_twice_does_not_take_it_from_the_next_holder()
    {
        var lease = await LeaseAsync(Profile);
        await Tier.ReleaseAsync(Profile, lease, Cancel);
        var next = await LeaseAsync(Profile);

        await Tier.ReleaseAsync(Profile, lease, Cancel);

        Assert.True(await FillAsync(Profile, next, "Ada"));
    }

    [Fact]
    public async Task An_expired_lease_is_free()
    {
        await LeaseAsync(Profile);

        await Harness.ExpireLeaseAsync(Profile);

        await LeaseAsync(Profile);
    }

    [Theory]
    [InlineData("user:4:profile")]
    [InlineData("user:4:*")]
    [InlineData("user:*")]
    public async Task A_lease_that_an_invalidation_has_overtaken_counts_as_free(string name)
    {
        var doomed = await LeaseAsync(Profile);
        await InvalidateAsync(name);

        var next = await LeaseAsync(Profile);

        Assert.False(await FillAsync(Profile, doomed, "old"));
        Assert.True(await FillAsync(Profile, next, "new"));
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_lease_from_before_a_fence_counts_as_free()
    {
        await LeaseAsync(Profile);

        await FenceAsync();

        await LeaseAsync(Profile);
    }
}
