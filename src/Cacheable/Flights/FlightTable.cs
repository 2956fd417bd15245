using System.Collections.Concurrent;
using Cacheable.Contract;
using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.Flights;

/// <summary>The flights of one cached method, at most one for each key.</summary>
/// <param name="stamp">Stamps a flight that begins now.</param>
/// <param name="admits">Whether a flight may still be joined: no invalidation came since it began.</param>
/// <param name="scheduling">Where waiters go on.</param>
internal sealed class FlightTable<TKey, TValue>(Func<EntryKey, EntryStamp> stamp, Func<EntryStamp, bool> admits, EngineScheduling scheduling)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    private readonly ConcurrentDictionary<TKey, Flight<TValue>> _flights = new();

    /// <summary>The flight to wait for, or a new one for the caller to lead.</summary>
    public Flight<TValue> JoinOrBegin(TKey key, out bool leads)
    {
        while (true)
        {
            if (_flights.TryGetValue(key, out var present) && admits(present.Stamp))
            {
                leads = false;
                return present;
            }

            var text = new EntryKey(key.ToText(), key.ToTags());
            var begun = new Flight<TValue>(text, stamp(text), scheduling);

            // Race 3, joining a doomed flight: an invalidated one is replaced. It ends by itself and fills nothing.
            if (present is null ? _flights.TryAdd(key, begun) : _flights.TryUpdate(key, begun, present))
            {
                leads = true;
                return begun;
            }
        }
    }

    /// <summary>Takes a flight that has ended off the table, unless another has taken its place.</summary>
    public void Remove(TKey key, Flight<TValue> flight) => _flights.TryRemove(KeyValuePair.Create(key, flight));
}
