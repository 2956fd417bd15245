using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class TimeToLiveConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private static readonly EntryKey Visits = new("visits:4");

    [Fact]
    public async Task A_key_that_is_not_there_does_not_exist() =>
        Assert.Equal(KeyTimeToLive.NoSuchKey, await Tier.GetTimeToLiveAsync(Profile, Cancel));

    [Fact]
    public async Task An_entry_lives_as_long_as_it_was_filled_for()
    {
        await StoreAsync(Profile, "Ada");

        Assert.InRange(Assert.NotNull((await Other.GetTimeToLiveAsync(Profile, Cancel)).Remaining), Minute, 2 * Minute);
    }

    [Theory]
    [InlineData("user:4:profile")]
    [InlineData("user:*")]
    public async Task An_invalidated_entry_does_not_exist(string name)
    {
        await StoreAsync(Profile, "Ada");

        await InvalidateAsync(name);

        Assert.Equal(KeyTimeToLive.NoSuchKey, await Tier.GetTimeToLiveAsync(Profile, Cancel));
    }

    [Fact]
    public async Task A_lease_alone_is_no_entry()
    {
        await LeaseAsync(Profile);

        Assert.Equal(KeyTimeToLive.NoSuchKey, await Tier.GetTimeToLiveAsync(Profile, Cancel));
    }

    [Fact]
    public async Task Increments_add_up_across_instances()
    {
        Assert.Equal(5, await Tier.IncrementAsync(Visits, 5, Minute, Cancel));
        Assert.Equal(3, await Other.IncrementAsync(Visits, -2, Minute, Cancel));
        Assert.Equal(1, await Tier.IncrementAsync(new EntryKey("visits:42"), 1, Minute, Cancel));
    }

    [Fact]
    public async Task Increments_made_at_once_are_all_counted_and_the_first_sets_the_window()
    {
        await Tier.IncrementAsync(Visits, 1, Minute, Cancel);

        var counts = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            n => (n % 2 == 0 ? Tier : Other).IncrementAsync(Visits, 1, 60 * Minute, Cancel).AsTask()));

        Assert.Equal(Enumerable.Range(2, 100).Select(n => (long)n), counts.Order());
        Assert.InRange(Assert.NotNull((await Tier.GetTimeToLiveAsync(Visits, Cancel)).Remaining), TimeSpan.FromTicks(1), Minute);
    }

    [Fact]
    public async Task A_counter_whose_window_is_over_begins_anew()
    {
        await Tier.IncrementAsync(Visits, 7, Minute, Cancel);

        await Harness.ExpireCounterAsync(Visits);

        Assert.Equal(KeyTimeToLive.NoSuchKey, await Tier.GetTimeToLiveAsync(Visits, Cancel));
        Assert.Equal(1, await Tier.IncrementAsync(Visits, 1, Minute, Cancel));
        Assert.NotNull((await Tier.GetTimeToLiveAsync(Visits, Cancel)).Remaining);
    }

    [Fact]
    public async Task A_count_is_exact_beyond_two_to_the_fifty_third()
    {
        const long Large = (1L << 53) + 1;

        Assert.Equal(Large, await Tier.IncrementAsync(Visits, Large, Minute, Cancel));
        Assert.Equal(Large + 1, await Tier.IncrementAsync(Visits, 1, Minute, Cancel));
    }

    [Fact]
    public async Task A_counter_and_an_entry_of_one_key_do_not_meet()
    {
        await Tier.IncrementAsync(Profile, 1, 60 * Minute, Cancel);
        await StoreAsync(Profile, "Ada");

        Assert.Equal("Ada", await ReadAsync(Profile));
        Assert.InRange(Assert.NotNull((await Tier.GetTimeToLiveAsync(Profile, Cancel)).Remaining), Minute, 2 * Minute);
        await InvalidateAsync("user:*");
        Assert.Equal(2, await Tier.IncrementAsync(Profile, 1, Minute, Cancel));
        Assert.InRange(Assert.NotNull((await Tier.GetTimeToLiveAsync(Profile, Cancel)).Remaining), 2 * Minute, 60 * Minute);
    }
}
