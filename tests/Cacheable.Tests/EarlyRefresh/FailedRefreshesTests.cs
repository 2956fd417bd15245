using Cacheable.EarlyRefresh;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Tests.EarlyRefresh;

public sealed class FailedRefreshesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FailedRefreshes<ProfileKey> _failed;

    public FailedRefreshesTests() => _failed = new(capacity: 1_000, _time);

    [Fact]
    public void A_key_rests_for_as_long_as_is_said_and_no_other_key_does()
    {
        _failed.Rest(new ProfileKey(4), TimeSpan.FromSeconds(1));

        Assert.True(_failed.IsResting(new ProfileKey(4)));
        Assert.False(_failed.IsResting(new ProfileKey(5)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_failed.IsResting(new ProfileKey(4)));
    }

    [Fact]
    public void However_many_fail_no_more_than_are_allowed_are_held_and_the_latest_rest()
    {
        for (var id = 0; id < 5_000; id++)
        {
            _failed.Rest(new ProfileKey(id), TimeSpan.FromHours(1));
        }

        Assert.InRange(_failed.Count, 500, 1_000);
        Assert.True(_failed.IsResting(new ProfileKey(4_999)));
        Assert.True(_failed.IsResting(new ProfileKey(4_500)));
        Assert.False(_failed.IsResting(new ProfileKey(0)));
    }
}
