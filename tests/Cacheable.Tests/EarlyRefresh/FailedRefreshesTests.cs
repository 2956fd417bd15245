using Cacheable.EarlyRefresh;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Tests.EarlyRefresh;

public sealed class FailedRefreshesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FailedRefreshes<ProfileKey> _failed;

    public FailedRefreshesTests() => _failed = new(_time);

    [Fact]
    public void A_key_rests_for_as_long_as_is_said_and_no_other_key_does()
    {
        _failed.Rest(new ProfileKey(4), TimeSpan.FromSeconds(1));

        Assert.True(_failed.IsResting(new ProfileKey(4)));
        Assert.False(_failed.IsResting(new ProfileKey(5)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_failed.IsResting(new ProfileKey(4)));
        Assert.Equal(0, _failed.Count);
    }

    [Fact]
    public void Keys_that_nobody_asks_for_again_are_swept()
    {
        for (var id = 0; id < 5_000; id++)
        {
            _failed.Rest(new ProfileKey(id), TimeSpan.FromMilliseconds(1));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_failed.Count, 0, 1_024);
    }
}
