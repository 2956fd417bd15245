using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Policies;

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
    RefreshEnds<TKey, TValue> ends,
    LoadLimits limits)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>The flight that refreshes the entry already, or loads what is no longer there, or a new one to lead.</summary>
    public Flight<TValue> JoinOrBegin(TKey key, out bool leads) => flights.JoinOrBegin(key, out leads);

    /// <summary>Nobody leads <paramref name="flight"/>: who waits for it goes on alone.</summary>
    public void HandOver(TKey key, Flight<TValue> flight) => ends.HandOver(key, flight);

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
                return ends.Land(key, flight, landed.Stored);
            }

            var answer = RemoteAnswer<TValue>.None;
            if (policy.Tiers.HasFlag(CacheTiers.L2) && lookup.HasTier)
            {
                answer = await lookup.FindAsync(flight.Key, draw, waits: !policy.RefreshInline, limit.Token).ConfigureAwait(false);
                if (answer.Lease is null)
                {
                    return answer.IsHit ? ends.Take(key, flight, policy, answer) : ends.Leave(key, flight);
                }
            }

            // Where the source has enough to do, the entry stays as it is.
            using var place = loads.TryTakePlace(policy);
            if (place is null)
            {
                return await ends.LeaveAsync(key, flight, answer.Lease).ConfigureAwait(false);
            }

            var (value, keeping) = await loads.RunAsync(key, flight, policy, answer, load, limit, place).ConfigureAwait(false);
            ends.Loaded(key, flight, policy, draw, await keeping.ConfigureAwait(false));
            return new FlightOutcome<TValue>(value);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return ends.HandOver(key, flight);
        }
        catch (Exception exception)
        {
            return ends.Fail(key, flight, policy, draw, limit.FailureOf(exception));
        }
    }
}
