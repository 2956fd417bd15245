using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Refreshes;

namespace Cacheable.Invocation.Misses;

/// <summary>Leads the flight of a miss: L1 once more, L2, and what has to be loaded.</summary>
/// <remarks>
/// The order is what keeps the guarantee. A flight is stamped and registered before L2 is read, so that any invalidation from then
/// on dooms it; who begins a flight looks into L1 once more, so that a caller who comes when a flight leaves the table finds one or the
/// other.
/// </remarks>
internal sealed class FlightLeader<TKey, TValue>(
    IL1Values<TKey, TValue> l1,
    RemoteLookup<TValue> lookup,
    MissLoad<TKey, TValue> loads,
    LoneFlights<TKey, TValue> alone,
    EarlyRefresher<TKey, TValue> refresher,
    FlightEnds<TKey, TValue> ends,
    LoadLimits limits)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Brings the value of <paramref name="flight"/>, for its leader and for all who wait.</summary>
    /// <returns>The value; <see langword="null"/> where the flight goes on without the caller, who waits for it as others do.</returns>
    public ValueTask<FlightOutcome<TValue>?> LeadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken) =>
        LeadAsync(key, flight, policy, load, read: null, mayGoOnAlone: policy.SoftTimeout is not null, cancellationToken);

    // What was read is what L2 said to who led the flight until now.
    private async ValueTask<FlightOutcome<TValue>?> LeadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, RemoteReading<TValue>? read, bool mayGoOnAlone, CancellationToken cancellationToken)
    {
        RememberedFailure? remembered = null;
        using var limit = limits.Begin(policy, load, cancellationToken);
        try
        {
            if (HasLanded(key, policy, out var landed))
            {
                return ends.Land(key, flight, new FlightOutcome<TValue>(landed));
            }

            remembered = ends.Recall(key);
            mayGoOnAlone &= remembered is null;
            if (mayGoOnAlone && GoesOnAlone(key, flight, policy, load, read: null))
            {
                return null;
            }

            var reading = read ?? await ReadAsync(flight, policy, remembered is null ? limit.Token : cancellationToken).ConfigureAwait(false);
            if (reading.IsHit)
            {
                ends.LandFromL2(key, flight, policy, reading.Value, reading.Times);
                return new FlightOutcome<TValue>(
                    await refresher.GiveAsync(key, reading.Value, policy, reading.Times, load, cancellationToken).ConfigureAwait(false));
            }

            if (reading.IsStale && read is null)
            {
                ends.Prepare(key, flight, policy, reading);
            }

            if (remembered is null)
            {
                return mayGoOnAlone && GoesOnAlone(key, flight, policy, load, reading) ? null
                    : await loads.RunAsync(key, flight, policy, reading, load, limit).ConfigureAwait(false);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Race 4, whatever it threw: some clients report a cancelled call by an exception of their own, and it is no waiter's failure.
            ends.HandOver(key, flight);
            throw;
        }
        catch (Exception exception)
        {
            var failure = limit.FailureOf(exception);
            if (ends.Fail(key, flight, policy, failure) is { } late)
            {
                return late;
            }

            if (ReferenceEquals(failure, exception))
            {
                throw;
            }

            throw failure;
        }

        if (ends.FailAgain(key, flight, policy, remembered) is { } stale)
        {
            return stale;
        }

        remembered.Failure.Throw();
        throw remembered.Failure.SourceException;
    }

    /// <summary>From where it is: what L2 has said is not asked again.</summary>
    private bool GoesOnAlone(TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, RemoteReading<TValue>? read) =>
        alone.TryBegin(key, flight, policy, load, (background, stopping) => LeadAsync(key, flight, policy, background, read, mayGoOnAlone: false, stopping));

    /// <summary>Since the caller missed, another flight may have filled L1 and left the table: then there is nothing to load.</summary>
    private bool HasLanded(TKey key, EntryPolicy policy, [MaybeNullWhen(false)] out TValue value)
    {
        if (l1.TryGet(key, out value))
        {
            return true;
        }

        // An entry whose load took long for its life is due from the moment on that it is there.
        if (policy.HasAfterlife && l1.TryGetLate(key, out var late) && late.IsDue)
        {
            value = late.Stored;
            return true;
        }

        value = default;
        return false;
    }

    private ValueTask<RemoteReading<TValue>> ReadAsync(Flight<TValue> flight, EntryPolicy policy, CancellationToken cancellationToken) =>
        policy.Tiers.HasFlag(CacheTiers.L2) ? lookup.ReadAsync(flight.Key, cancellationToken) : default;
}
