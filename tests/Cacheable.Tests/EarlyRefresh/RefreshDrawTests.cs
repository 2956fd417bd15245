using Cacheable.EarlyRefresh;

namespace Cacheable.Tests.EarlyRefresh;

public sealed class RefreshDrawTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 693)]
    [InlineData(0.99, 4605)]
    public void The_advance_is_exponential_around_load_time_by_beta(double random, double advance) =>
        Assert.Equal(advance, RefreshDraw.Of(scale: 1000, random).Advance, tolerance: 1);

    [Fact]
    public void An_entry_that_has_more_left_than_the_advance_stays_and_one_that_has_ended_never_does()
    {
        var draw = RefreshDraw.Of(scale: 1000, random: 0.5);

        Assert.False(draw.Refreshes(left: 694));
        Assert.True(draw.Refreshes(left: 693));
        Assert.True(RefreshDraw.Of(scale: 1000, random: 0).Refreshes(left: 0));
    }

    [Fact]
    public void The_largest_random_number_refreshes_some_forty_scales_early_and_not_for_ever() =>
        Assert.InRange(RefreshDraw.Of(scale: 1, Math.BitDecrement(1.0)).Advance, 36, 37);
}
