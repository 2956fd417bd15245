using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Refreshes;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Misses;

/// <summary>Leads the flight of a miss: L1 once more, L2, the lease, the loader, the fill.</summary>
/// <remarks>
/// The order is what keeps the guarantee. A flight is stamped and registered before L2 is read, so that any invalidation from then
/// on dooms it; who begins a flight looks into L1 once more, so that a caller who comes when a flight leaves the table finds one or the
/// other. The place in line comes before the lease: a lease that waits in line would end there, and what is loaded be kept by nobody.
/// </remarks>
internal sealed class FlightLeader<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    IL1Values<TKey, TValue> l1,
    RemoteLookup<TValue> lookup,
    FlightLoad<TKey, TValue> loads,
    EntryKeeper<TKey, TValue> keeper,
    EarlyRefresher<TKey, TValue> refresher,
    StaleValues<TKey, TValue> stale,
    FailedFlights<TKey, TValue> failed,
    BackgroundLoads background,
    MethodMetrics metrics,
    LoadLimits limits)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Brings the value of <paramref name="flight"/>, for its leader and for all who wait.</summary>
    /// <returns>The value; <see langword="null"/> where the flight goes on without the caller, who waits for it as others do.</returns>
    public ValueTask<FlightOutcome<TValue>?> LeadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken) =>
        LeadAsync(key, flight, policy, load, mayGoOnAlone: policy.SoftTimeout is not null, cancellationToken);

    private async ValueTask<FlightOutcome<TValue>?> LeadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, bool mayGoOnAlone, CancellationToken cancellationToken)
    {
        RememberedFailure? remembered = null;
        using var limit = limits.Begin(policy, load, cancellationToken);
        try
        {
            // Since the caller missed, another flight may have filled L1 and left the table: then there is nothing to load.
            if (l1.TryGet(key, out var landed))
            {
                return flights.Land(key, flight, landed);
            }

            // An entry whose load took long for its life is due from the moment on that it is there.
            if (policy.HasAfterlife && l1.TryGetLate(key, out var due) && due.IsDue)
            {
                return flights.Land(key, flight, due.Stored);
            }

            remembered = failed.Recall(key);
            if (mayGoOnAlone && remembered is null && GoesOnAlone(key, flight, policy, load))
            {
                return null;
            }

            var reading = policy.Tiers.HasFlag(CacheTiers.L2)
                ? await lookup.ReadAsync(flight.Key, remembered is null ? limit.Token : cancellationToken).ConfigureAwait(false)
                : default;
            if (reading.IsHit)
            {
                failed.Forget(key);
                keeper.KeepInL1(key, flight, policy, reading.Value, reading.Times);
                flights.Land(key, flight, reading.Value);
                return new FlightOutcome<TValue>(
                    await refresher.GiveAsync(key, reading.Value, policy, reading.Times, load, cancellationToken).ConfigureAwait(false));
            }

            if (reading.IsStale && stale.Offer(key, flight, policy, reading))
            {
                keeper.KeepInL1(key, flight, policy, reading.Value, reading.Times);
            }

            if (remembered is not null)
            {
                return failed.End(key, flight, policy, remembered);
            }

            if (mayGoOnAlone && GoesOnAlone(key, flight, policy, load))
            {
                return null;
            }

            var outcome = await LoadAsync(key, flight, policy, reading, load, limit).ConfigureAwait(false);
            if (outcome.Stale is null)
            {
                failed.Recover(key);
            }

            return outcome;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Race 4, whatever it threw: some clients report a cancelled call by an exception of their own, and it is no waiter's failure.
            flights.HandOver(key, flight);
            throw;
        }
        catch (Exception exception)
        {
            if (remembered is not null)
            {
                flights.Fail(key, flight, exception);
                throw;
            }

            var failure = limit.HasPassed ? limit.Exceeded(metrics.Method, exception) : exception;
            if (failed.End(key, flight, policy, failure) is { } late)
            {
                return late;
            }

            if (ReferenceEquals(failure, exception))
            {
                throw;
            }

            throw failure;
        }
    }

    private async ValueTask<FlightOutcome<TValue>> LoadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteReading<TValue> reading, Load<TValue> load, LoadLimit limit)
    {
        var free = loads.TryTakePlace(policy);
        if (free is null && stale.Find(key, flight, policy, StaleReason.Full) is { } late)
        {
            return flights.Land(key, flight, late);
        }

        using var place = free ?? await loads.TakePlaceAsync(policy, limit.Token).ConfigureAwait(false);
        var answer = await lookup.ClaimAsync(flight.Key, reading, limit.Token).ConfigureAwait(false);
        if (answer.IsHit)
        {
            keeper.KeepInL1(key, flight, policy, answer.Value, answer.Times);
            return flights.Land(key, flight, answer.Value);
        }

        var (value, _) = await loads.RunAsync(key, flight, policy, answer, load, limit, place).ConfigureAwait(false);
        return new FlightOutcome<TValue>(value);
    }

    /// <summary>Lets the flight go on in the background, where a stale value is there for those who do not want to wait for long.</summary>
    private bool GoesOnAlone(TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load)
    {
        if (stale.Find(key, flight, policy, StaleReason.SoftTimeout) is null)
        {
            return false;
        }

        // The flight is told where it came from, so that a loader that asks for its own key is told so too.
        var chain = FlightChain.Current;
        return background.TryBegin(async stopping =>
        {
            FlightChain.Continue(chain);
            await LeadAsync(key, flight, policy, background.InScope(load), mayGoOnAlone: false, stopping).ConfigureAwait(false);
        });
    }
}
