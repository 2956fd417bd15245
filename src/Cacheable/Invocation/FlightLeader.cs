using Cacheable.Contract;
using Cacheable.Flights;

namespace Cacheable.Invocation;

/// <summary>Leads the flight of a miss: L1 once more, L2, the lease, the loader, the fill.</summary>
/// <remarks>
/// The order is what keeps the guarantee. A flight is stamped and registered before L2 is read, so that any invalidation from then
/// on dooms it; who begins a flight looks into L1 once more, so that a caller who comes when a flight leaves the table finds one or the
/// other.
/// </remarks>
internal sealed class FlightLeader<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    IL1Values<TKey, TValue> l1,
    RemoteLookup<TValue> lookup,
    FlightLoad<TKey, TValue> loads,
    EntryKeeper<TKey, TValue> keeper,
    EarlyRefresher<TKey, TValue> refresher)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Brings the value of <paramref name="flight"/>, for its leader and for all who wait.</summary>
    public async ValueTask<TValue> LeadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        try
        {
            // Since the caller missed, another flight may have filled L1 and left the table: then there is nothing to load.
            if (l1.TryGet(key, out var landed))
            {
                flights.Land(key, flight, landed);
                return landed;
            }

            var answer = policy.Tiers.HasFlag(CacheTiers.L2)
                ? await lookup.FindAsync(flight.Key, cancellationToken).ConfigureAwait(false)
                : RemoteAnswer<TValue>.None;
            if (answer.IsHit)
            {
                keeper.KeepInL1(key, flight, policy, answer.Value, answer.Times);
                flights.Land(key, flight, answer.Value);
                return await refresher.GiveAsync(key, answer.Value, policy, answer.Times, load, cancellationToken).ConfigureAwait(false);
            }

            var (value, _) = await loads.RunAsync(key, flight, policy, answer, load, cancellationToken).ConfigureAwait(false);
            return value;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Race 4, whatever it threw: some clients report a cancelled call by an exception of their own, and it is no waiter's failure.
            flights.HandOver(key, flight);
            throw;
        }
        catch (Exception exception)
        {
            flights.Fail(key, flight, exception);
            throw;
        }
    }
}
