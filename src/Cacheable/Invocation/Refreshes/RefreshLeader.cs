using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Policies;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.Refreshes;

/// <summary>Leads the flight of an early refresh: L1 once more, the lease, L2 once more, the loader, the fill.</summary>
/// <remarks>
/// The flight is stamped before the lease is asked for, and the lease before the source is: an invalidation from then on refuses
/// the fill in L2 and the entry in L1 (race 36). Who gets no lease leaves the entry as it is.
/// </remarks>
internal sealed class RefreshLeader<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    IL1Values<TKey, TValue> l1,
    RefreshLookup<TValue> lookup,
    FlightLoad<TKey, TValue> loads,
    EntryKeeper<TKey, TValue> keeper,
    FailedFlights<TKey, TValue> failed,
    FailedRefreshes<TKey> rests,
    MethodMetrics metrics,
    LoadLimits limits,
    ILogger logger)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    private int _hasFailed;

    /// <summary>The flight that refreshes the entry already, or loads what is no longer there, or a new one to lead.</summary>
    public Flight<TValue> JoinOrBegin(TKey key, out bool leads) => flights.JoinOrBegin(key, out leads);

    /// <summary>Nobody leads <paramref name="flight"/>: who waits for it goes on alone.</summary>
    public void HandOver(TKey key, Flight<TValue> flight) => flights.HandOver(key, flight);

    /// <summary>Refreshes the entry of <paramref name="flight"/>. Never throws: its callers have a value, and whoever joins the flight is told by it.</summary>
    /// <returns>The new value; none where the entry stays as it is.</returns>
    public async Task<FlightOutcome<TValue>> LeadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, RefreshDraw draw, Load<TValue> load, CancellationToken cancellationToken)
    {
        using var limit = limits.Begin(policy, load, cancellationToken);
        try
        {
            // Since the draw, another flight may have refreshed it and left the table.
            if (l1.TryGetLate(key, out var landed) && !draw.Refreshes(landed.Afterlife.End - landed.Now))
            {
                flights.Land(key, flight, landed.Stored);
                return new FlightOutcome<TValue>(landed.Stored);
            }

            var answer = RemoteAnswer<TValue>.None;
            if (policy.Tiers.HasFlag(CacheTiers.L2) && lookup.HasTier)
            {
                answer = await lookup.FindAsync(flight.Key, draw, waits: !policy.RefreshInline, limit.Token).ConfigureAwait(false);
                if (answer.Lease is null)
                {
                    return answer.IsHit ? Take(key, flight, policy, answer) : Leave(key, flight);
                }
            }

            // Where the source has enough to do, the entry stays as it is.
            using var place = loads.TryTakePlace(policy);
            if (place is null)
            {
                await keeper.GiveUpAsync(flight.Key, answer.Lease).ConfigureAwait(false);
                return Leave(key, flight);
            }

            var (value, keeping) = await loads.RunAsync(key, flight, policy, answer, load, limit, place).ConfigureAwait(false);
            Count(key, flight, policy, draw, await keeping.ConfigureAwait(false));
            return new FlightOutcome<TValue>(value);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            flights.HandOver(key, flight);
            return FlightOutcome<TValue>.HandedOver;
        }
        catch (Exception exception)
        {
            // First the flight: nobody waits for what a log may throw.
            failed.End(key, flight, policy, limit.HasPassed ? limit.Exceeded(metrics.Method, exception) : exception);
            rests.Rest(key, RestOf(policy, draw));
            metrics.RefreshesFailed.Increment();
            Tell(exception);
            return FlightOutcome<TValue>.HandedOver;
        }
    }

    // A source that is away fails for every key that is due: one warning until a refresh has succeeded.
    private void Tell(Exception exception) =>
        logger.RefreshFailed(Interlocked.Exchange(ref _hasFailed, 1) == 0 ? LogLevel.Warning : LogLevel.Debug, exception, metrics.Method);

    // No longer than an entry lives, however large the scale.
    private static TimeSpan RestOf(EntryPolicy policy, RefreshDraw draw) =>
        policy.FailureMemory > TimeSpan.Zero ? policy.FailureMemory
        : draw.Scale < policy.TimeToLive.TotalMilliseconds ? TimeSpan.FromMilliseconds(draw.Scale)
        : policy.TimeToLive;

    /// <summary>Another instance has refreshed it.</summary>
    private FlightOutcome<TValue> Take(TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer)
    {
        failed.Forget(key);
        keeper.KeepInL1(key, flight, policy, answer.Value, answer.Times);
        flights.Land(key, flight, answer.Value);
        metrics.RefreshesTaken.Increment();
        return new FlightOutcome<TValue>(answer.Value);
    }

    /// <summary>Nobody says who may refresh it: L2 does not answer, a hold stands, or as many loads run as may. Those who wait miss like anybody.</summary>
    private FlightOutcome<TValue> Leave(TKey key, Flight<TValue> flight)
    {
        metrics.RefreshesLeft.Increment();
        flights.HandOver(key, flight);
        return FlightOutcome<TValue>.HandedOver;
    }

    private void Count(TKey key, Flight<TValue> flight, EntryPolicy policy, RefreshDraw draw, FillOutcome outcome)
    {
        failed.Recover(key);
        if (outcome != FillOutcome.Refused && flights.Admits(flight))
        {
            metrics.Refreshed.Increment();
            _hasFailed = 0;
            return;
        }

        // Where the entry still stands, as it does when its row has gone, the next lookups would load as much for nothing.
        metrics.RefreshesRefused.Increment();
        rests.Rest(key, RestOf(policy, draw));
    }
}
