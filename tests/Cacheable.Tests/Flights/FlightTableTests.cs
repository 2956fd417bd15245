using Cacheable.Flights;
using Cacheable.Keys;

namespace Cacheable.Tests.Flights;

public sealed class FlightTableTests
{
    private static readonly ProfileKey Key = new(4);

    private readonly EpochTable _epochs = new(seed: 1);
    private readonly FlightTable<ProfileKey, string> _flights;
    private readonly HashSet<long> _refused = [];
    private long _now;

    public FlightTableTests() =>
        _flights = new(() => _now, _epochs.Stamp, (begun, _) => !_refused.Contains(begun), EngineScheduling.Concurrent);

    [Fact]
    public void A_flight_is_joined_while_its_entry_might_be_returned_and_replaced_from_then_on()
    {
        var first = Begin();
        Assert.Same(first, _flights.JoinOrBegin(Key, out var leads));
        Assert.False(leads);

        _refused.Add(_now++);
        var second = Begin();

        Assert.NotSame(first, second);
        Assert.Same(second, _flights.JoinOrBegin(Key, out leads));
        Assert.False(leads);
    }

    [Fact]
    public void A_flight_that_was_replaced_leaves_its_successor_on_the_table_when_it_ends()
    {
        var first = Begin();
        _refused.Add(_now++);
        var second = Begin();

        _flights.HandOver(Key, first);

        Assert.Same(second, _flights.JoinOrBegin(Key, out var leads));
        Assert.False(leads);
    }

    [Fact]
    public void A_flight_of_another_key_is_none_of_this_keys_business()
    {
        var first = Begin();

        Assert.NotSame(first, _flights.JoinOrBegin(new ProfileKey(5), out var leads));
        Assert.True(leads);
    }

    [Fact]
    public void Of_many_who_begin_at_once_one_leads()
    {
        var led = 0;
        var flights = new Flight<string>[64];
        Parallel.For(0, flights.Length, index =>
        {
            flights[index] = _flights.JoinOrBegin(Key, out var leads);
            Interlocked.Add(ref led, leads ? 1 : 0);
        });

        Assert.Equal(1, led);
        Assert.Single(flights.Distinct());
    }

    private Flight<string> Begin()
    {
        var flight = _flights.JoinOrBegin(Key, out var leads);
        Assert.True(leads);
        return flight;
    }
}
