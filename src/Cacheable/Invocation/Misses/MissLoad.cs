using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Policies;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Misses;

/// <summary>Loads what no tier has: a place among the loads, the lease, the loader.</summary>
/// <remarks>The place in line comes before the lease: a lease that waits in line would end there, and what is loaded be kept by nobody.</remarks>
internal sealed class MissLoad<TKey, TValue>(
    RemoteLookup<TValue> lookup, FlightLoad<TKey, TValue> loads, StaleValues<TKey, TValue> stale, FlightEnds<TKey, TValue> ends)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Brings the value of <paramref name="flight"/>, after L2 was read.</summary>
    public async ValueTask<FlightOutcome<TValue>> RunAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteReading<TValue> reading, Load<TValue> load, LoadLimit limit)
    {
        var free = loads.TryTakePlace(policy);
        if (free is null && stale.Find(key, flight, policy, StaleReason.Full) is { } late)
        {
            return ends.Land(key, flight, late);
        }

        using var place = free ?? await loads.TakePlaceAsync(policy, limit.Token).ConfigureAwait(false);
        var answer = await lookup.ClaimAsync(flight.Key, reading, limit.Token).ConfigureAwait(false);
        var outcome = answer.IsHit
            ? ends.LandFromL2(key, flight, policy, answer.Value, answer.Times)
            : new FlightOutcome<TValue>((await loads.RunAsync(key, flight, policy, answer, load, limit, place).ConfigureAwait(false)).Value);
        ends.Recovered(key);
        return outcome;
    }
}
