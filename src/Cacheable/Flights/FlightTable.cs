using System.Collections.Concurrent;
using Cacheable.Contract;
using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.Flights;

/// <summary>The flights of one cached method, at most one for each key.</summary>
/// <param name="begin">The moment a flight begins.</param>
/// <param name="stamp">Stamps a flight that begins now.</param>
/// <param name="admits">Whether a flight of this moment and stamp may still be joined, as an entry of them may still be returned.</param>
/// <param name="scheduling">Where waiters go on.</param>
internal sealed class FlightTable<TKey, TValue>(
    Func<long> begin, Func<EntryKey, EntryStamp> stamp, Func<long, EntryStamp, bool> admits, EngineScheduling scheduling)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    private readonly ConcurrentDictionary<TKey, Flight<TValue>> _flights = new();

    /// <summary>The flight to wait for, or a new one for the caller to lead.</summary>
    public Flight<TValue> JoinOrBegin(TKey key, out bool leads)
    {
        while (true)
        {
            if (_flights.TryGetValue(key, out var present) && admits(present.Begun, present.Stamp))
            {
                leads = false;
                return present;
            }

            var text = new EntryKey(key.ToText(), key.ToTags());
            var begun = new Flight<TValue>(text, begin(), stamp(text), scheduling);

            // Race 3, joining a doomed flight: an invalidated one is replaced, and so is one that may be, for all this instance has
            // heard. It ends by itself.
            if (present is null ? _flights.TryAdd(key, begun) : _flights.TryUpdate(key, begun, present))
            {
                leads = true;
                return begun;
            }
        }
    }

    /// <summary>Whether <paramref name="flight"/> may still be joined: nothing has invalidated what it brings.</summary>
    public bool Admits(Flight<TValue> flight) => admits(flight.Begun, flight.Stamp);

    /// <summary>The value of a flight is there.</summary>
    public FlightOutcome<TValue> Land(TKey key, Flight<TValue> flight, TValue value) => Land(key, flight, new FlightOutcome<TValue>(value));

    /// <summary>A value of a flight is there, if only a stale one.</summary>
    public FlightOutcome<TValue> Land(TKey key, Flight<TValue> flight, FlightOutcome<TValue> outcome)
    {
        Remove(key, flight);
        flight.Land(outcome);
        return outcome;
    }

    /// <summary>A flight ends without a value: one of those who wait leads the next.</summary>
    public void HandOver(TKey key, Flight<TValue> flight)
    {
        Remove(key, flight);
        flight.HandOver();
    }

    /// <summary>The loader of a flight threw.</summary>
    public void Fail(TKey key, Flight<TValue> flight, Exception exception)
    {
        // Race 5, the leader throws: off the table first, so that whoever comes later loads again instead of sharing an old failure.
        Remove(key, flight);
        flight.Fail(exception);
    }

    // Unless another has taken its place.
    private void Remove(TKey key, Flight<TValue> flight) => _flights.TryRemove(KeyValuePair.Create(key, flight));
}
