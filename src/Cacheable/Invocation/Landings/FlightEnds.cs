using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Landings;

/// <summary>
/// How a flight may end: it lands with a value of L1 or of L2, or with a stale one where its load failed, it fails, or nobody leads it any more. Remembers a
/// failure until its time is over or a value is there.
/// </summary>
internal sealed class FlightEnds<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    EntryKeeper<TKey, TValue> keeper,
    StaleValues<TKey, TValue> stale,
    FailureMemory<TKey> failures,
    StaleAnswers answers)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Another flight has filled L1, or a value past its end is given: there is nothing to load.</summary>
    public FlightOutcome<TValue> Land(TKey key, Flight<TValue> flight, FlightOutcome<TValue> outcome) => flights.Land(key, flight, outcome);

    /// <summary>L2 holds the value: it is kept here too, and whatever failed for it is over.</summary>
    public FlightOutcome<TValue> LandFromL2(TKey key, Flight<TValue> flight, EntryPolicy policy, TValue value, EntryTimes times)
    {
        failures.Forget(key);
        keeper.KeepInL1(key, flight, policy, value, times);
        return flights.Land(key, flight, new FlightOutcome<TValue>(value));
    }

    /// <summary>Keeps what L2 holds past its end at hand, for when the load of <paramref name="flight"/> fails.</summary>
    public void Prepare(TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteReading<TValue> reading)
    {
        if (stale.Offer(key, flight, policy, reading))
        {
            keeper.KeepInL1(key, flight, policy, reading.Value, reading.Times);
        }
    }

    /// <summary>Nobody leads <paramref name="flight"/> any more: one of those who wait leads the next.</summary>
    public FlightOutcome<TValue> HandOver(TKey key, Flight<TValue> flight)
    {
        flights.HandOver(key, flight);
        return FlightOutcome<TValue>.HandedOver;
    }

    /// <summary>The same, with a lease that nobody loads under.</summary>
    public async ValueTask<FlightOutcome<TValue>> HandOverAsync(TKey key, Flight<TValue> flight, Lease? unused)
    {
        try
        {
            await keeper.GiveUpAsync(flight.Key, unused).ConfigureAwait(false);
        }
        finally
        {
            flights.HandOver(key, flight);
        }

        return FlightOutcome<TValue>.HandedOver;
    }

    /// <summary>The source has answered, here or elsewhere.</summary>
    public void Recovered(TKey key)
    {
        failures.Forget(key);
        answers.Loaded();
    }

    /// <summary>The failure of a key that is not to be tried again yet.</summary>
    public RememberedFailure? Recall(TKey key) => failures.Recall(key);

    /// <summary>The load of <paramref name="flight"/> failed just now.</summary>
    /// <returns>The stale value that is given; <see langword="null"/> where there is none.</returns>
    public FlightOutcome<TValue>? Fail(TKey key, Flight<TValue> flight, EntryPolicy policy, Exception failure)
    {
        failures.Remember(key, failure, flight.Stamp, policy.FailureMemory);
        return End(key, flight, policy, failure, StaleReason.Failed);
    }

    /// <summary>The load of the key failed a moment ago, and <paramref name="flight"/> tries no other.</summary>
    /// <returns>The stale value that is given; <see langword="null"/> where there is none.</returns>
    public FlightOutcome<TValue>? FailAgain(TKey key, Flight<TValue> flight, EntryPolicy policy, RememberedFailure remembered) =>
        End(key, flight, policy, remembered.Failure.SourceException, StaleReason.Remembered);

    private FlightOutcome<TValue>? End(TKey key, Flight<TValue> flight, EntryPolicy policy, Exception failure, StaleReason reason)
    {
        FlightOutcome<TValue>? late = null;
        try
        {
            late = stale.Find(key, flight, policy, reason);
        }
        finally
        {
            // The application's own memory cache may be disposed by now: those who wait are told all the same.
            if (late is { } value)
            {
                flights.Land(key, flight, value);
            }
            else
            {
                flights.Fail(key, flight, failure);
            }
        }

        // Its callers do not get it. Last, because nobody waits for what is told.
        if (late?.Stale is not null)
        {
            answers.Failed(failure, reason);
        }

        return late;
    }
}
