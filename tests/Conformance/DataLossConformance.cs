using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class DataLossConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    [Fact]
    public async Task A_store_that_lost_everything_misses_and_works_on()
    {
        await StoreAsync(Profile, "old");

        await Harness.LoseEverythingAsync();

        Assert.Null(await ReadAsync(Profile));
        await StoreAsync(Profile, "new");
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_lease_from_before_the_loss_cannot_fill()
    {
        var lease = await LeaseAsync(Profile);
        await Harness.LoseEverythingAsync();

        Assert.False(await FillAsync(Profile, lease, "old"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_lease_from_before_the_loss_cannot_fill_over_the_one_that_followed()
    {
        var old = await LeaseAsync(Profile);
        await Harness.LoseEverythingAsync();
        var next = await LeaseAsync(Profile);

        Assert.NotEqual(old.Incarnation, next.Incarnation);
        Assert.False(await FillAsync(Profile, old, "old"));
        Assert.True(await FillAsync(Profile, next, "new"));
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task An_invalidation_may_be_the_first_thing_after_the_loss()
    {
        await Harness.LoseEverythingAsync();

        await InvalidateAsync("user:*", "user:4:profile");

        await StoreAsync(Profile, "new");
        Assert.Equal("new", await ReadAsync(Profile));
    }
}
