using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.Policies;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Landings;

/// <summary>Ends flights whose load failed: with a stale value where one may be given, and otherwise with the failure. Remembers it until its time is over or a value is there.</summary>
internal sealed class FailedFlights<TKey, TValue>(
    FlightTable<TKey, TValue> flights, StaleValues<TKey, TValue> stale, FailureMemory<TKey> failures, StaleAnswers answers)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>The failure of a key that is not to be tried again yet.</summary>
    public RememberedFailure? Recall(TKey key) => failures.Recall(key);

    /// <summary>A value of <paramref name="key"/> is there again, from wherever it came.</summary>
    public void Forget(TKey key) => failures.Forget(key);

    /// <summary>The source has answered.</summary>
    public void Recover(TKey key)
    {
        failures.Forget(key);
        answers.Loaded();
    }

    /// <summary>The load of <paramref name="flight"/> failed just now.</summary>
    /// <returns>The stale value that is given; <see langword="null"/> where there is none.</returns>
    public FlightOutcome<TValue>? End(TKey key, Flight<TValue> flight, EntryPolicy policy, Exception failure)
    {
        failures.Remember(key, failure, flight.Stamp, policy.FailureMemory);
        return End(key, flight, policy, failure, StaleReason.Failed);
    }

    /// <summary>The load of the key failed a moment ago, and <paramref name="flight"/> tries no other.</summary>
    /// <exception cref="Exception">What it threw then, where no stale value is there.</exception>
    public FlightOutcome<TValue> End(TKey key, Flight<TValue> flight, EntryPolicy policy, RememberedFailure remembered)
    {
        if (End(key, flight, policy, remembered.Failure.SourceException, StaleReason.Remembered) is { } late)
        {
            return late;
        }

        remembered.Failure.Throw();
        throw remembered.Failure.SourceException;
    }

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

        return late;
    }
}
