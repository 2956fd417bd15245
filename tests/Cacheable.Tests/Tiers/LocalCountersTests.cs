using Cacheable.Tiers;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Tests.Tiers;

public sealed class LocalCountersTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly LocalCounters _counters;

    public LocalCountersTests() => _counters = new LocalCounters(new CoarseClock(_time));

    [Fact]
    public void The_window_is_set_by_the_first_increment_alone()
    {
        Assert.Equal(1, _counters.Increment("hits", 1, Window));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(3, _counters.Increment("hits", 2, Window));
        Assert.Equal(KeyTimeToLive.Expires(TimeSpan.FromSeconds(1)), _counters.TimeToLiveOf("hits"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(KeyTimeToLive.NoSuchKey, _counters.TimeToLiveOf("hits"));
        Assert.Equal(1, _counters.Increment("hits", 1, Window));
    }

    [Fact]
    public void A_counter_may_go_down() => Assert.Equal(-5, _counters.Increment("stock", -5, Window));

    [Fact]
    public void A_counter_that_would_overflow_throws_and_keeps_its_value()
    {
        _counters.Increment("hits", long.MaxValue, Window);

        Assert.Throws<OverflowException>(() => _counters.Increment("hits", 1, Window));
        Assert.Equal(long.MaxValue, _counters.Increment("hits", 0, Window));
    }

    [Fact]
    public void Many_threads_lose_no_increment()
    {
        Parallel.For(0, 10_000, _ => _counters.Increment("hits", 1, Window));

        Assert.Equal(10_001, _counters.Increment("hits", 1, Window));
    }

    [Fact]
    public void Counters_that_ended_do_not_pile_up()
    {
        for (var index = 0; index < 100_000; index++)
        {
            _counters.Increment($"visitor:{index}", 1, TimeSpan.FromMilliseconds(10));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_counters.Count, 1, 2_000);
    }
}
