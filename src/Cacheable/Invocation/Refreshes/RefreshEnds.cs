using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Flights;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.Refreshes;

/// <summary>
/// How the flight of an early refresh ends: as any flight does, counted, and with a rest for its key where it came to nothing, because the entry
/// is there and the next lookups would try as much for nothing.
/// </summary>
internal sealed class RefreshEnds<TKey, TValue>(
    FlightTable<TKey, TValue> flights, FlightEnds<TKey, TValue> ends, FailedRefreshes<TKey> rests, MethodMetrics metrics, ILogger logger)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    private int _hasFailed;

    /// <summary>Another flight has refreshed it.</summary>
    public FlightOutcome<TValue> Land(TKey key, Flight<TValue> flight, TValue value) => ends.Land(key, flight, new FlightOutcome<TValue>(value));

    /// <summary>Another instance has refreshed it.</summary>
    public FlightOutcome<TValue> Take(TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer)
    {
        var outcome = ends.LandFromL2(key, flight, policy, answer.Value, answer.Times);
        metrics.RefreshesTaken.Increment();
        return outcome;
    }

    /// <summary>Nobody says who may refresh it: L2 does not answer, or a hold stands. Those who wait miss like anybody.</summary>
    public FlightOutcome<TValue> Leave(TKey key, Flight<TValue> flight)
    {
        metrics.RefreshesLeft.Increment();
        return ends.HandOver(key, flight);
    }

    /// <summary>As many loads run as may.</summary>
    public ValueTask<FlightOutcome<TValue>> LeaveAsync(TKey key, Flight<TValue> flight, Lease? unused)
    {
        metrics.RefreshesFull.Increment();
        return ends.HandOverAsync(key, flight, unused);
    }

    /// <summary>Nobody leads it any more.</summary>
    public FlightOutcome<TValue> HandOver(TKey key, Flight<TValue> flight) => ends.HandOver(key, flight);

    /// <summary>The source has answered, and the flight has landed.</summary>
    public void Loaded(TKey key, Flight<TValue> flight, EntryPolicy policy, RefreshDraw draw, FillOutcome kept)
    {
        ends.Recovered(key);
        if (kept != FillOutcome.Refused && flights.Admits(flight))
        {
            metrics.Refreshed.Increment();
            _hasFailed = 0;
            return;
        }

        // The entry still stands, as it does when its row has gone.
        metrics.RefreshesRefused.Increment();
        rests.Rest(key, RestOf(policy, draw));
    }

    /// <summary>The load failed.</summary>
    public FlightOutcome<TValue> Fail(TKey key, Flight<TValue> flight, EntryPolicy policy, RefreshDraw draw, Exception failure)
    {
        ends.Fail(key, flight, policy, failure);
        rests.Rest(key, RestOf(policy, draw));
        metrics.RefreshesFailed.Increment();

        // A source that is away fails for every key that is due: one warning until a refresh has succeeded.
        logger.RefreshFailed(Interlocked.Exchange(ref _hasFailed, 1) == 0 ? LogLevel.Warning : LogLevel.Debug, failure, metrics.Method);
        return FlightOutcome<TValue>.HandedOver;
    }

    // No longer than an entry lives, however large the scale.
    private static TimeSpan RestOf(EntryPolicy policy, RefreshDraw draw) =>
        policy.FailureMemory > TimeSpan.Zero ? policy.FailureMemory
        : draw.Scale < policy.TimeToLive.TotalMilliseconds ? TimeSpan.FromMilliseconds(draw.Scale)
        : policy.TimeToLive;
}
