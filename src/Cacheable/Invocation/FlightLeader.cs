using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>Leads a flight: L1 once more, L2, the lease, the loader, the fill.</summary>
/// <remarks>
/// The order is what keeps the guarantee. A flight is stamped and registered before L2 is read, so that any invalidation from then
/// on dooms it; L1 is filled after L2 has accepted the fill, so that L1 never holds what L2 refused; the flight leaves the table
/// after L1 is filled, and who begins a flight looks into L1 once more, so that a caller in between finds one or the other.
/// </remarks>
internal sealed class FlightLeader<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    IL1Values<TKey, TValue> l1,
    RemoteLookup<TValue> lookup,
    LoaderCall<TValue> loader,
    EntryKeeper<TKey, TValue> keeper,
    MethodMetrics metrics,
    bool waitForFill)
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
                Land(key, flight, landed);
                return landed;
            }

            var answer = policy.Tiers.HasFlag(CacheTiers.L2)
                ? await lookup.FindAsync(flight.Key, cancellationToken).ConfigureAwait(false)
                : RemoteAnswer<TValue>.None;
            if (answer.IsHit)
            {
                keeper.KeepInL1(key, flight, policy, answer.Value, answer.Times);
                Land(key, flight, answer.Value);
                return answer.Value;
            }

            FlightChain.Enter(flight);
            var call = ObservedCall.Begin();
            var (value, took) = await loader.RunAsync(flight.Key, answer.Lease, load, cancellationToken).ConfigureAwait(false);
            if (call.SawWhatOthersDoNot)
            {
                await GiveUpAsync(key, flight, answer).ConfigureAwait(false);
                return value;
            }

            var keeping = KeepAsync(key, flight, policy, answer, value, took);
            if (waitForFill || keeping.IsCompleted)
            {
                await keeping.ConfigureAwait(false);
            }

            return value;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Race 4, whatever it threw: some clients report a cancelled call by an exception of their own, and it is no waiter's failure.
            flights.Remove(key, flight);
            flight.HandOver();
            throw;
        }
        catch (Exception exception)
        {
            // Race 5, the leader throws: off the table first, so that whoever comes later loads again instead of sharing an old failure.
            flights.Remove(key, flight);
            flight.Fail(exception);
            throw;
        }
    }

    /// <summary>Race 17, a rollback after a read inside the transaction: its reader has the value, and nobody else gets it. One of those who wait loads again.</summary>
    private async ValueTask GiveUpAsync(TKey key, Flight<TValue> flight, RemoteAnswer<TValue> answer)
    {
        metrics.UncommittedLoads.Increment();
        await keeper.GiveUpAsync(flight.Key, answer.Lease).ConfigureAwait(false);
        flights.Remove(key, flight);
        flight.HandOver();
    }

    private async Task KeepAsync(TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer, TValue value, TimeSpan took)
    {
        if (!waitForFill)
        {
            flight.Land(value);
        }

        // Races 13 and 14: while a commit that changes the entry is on its way, this may be the row from before it, and nobody keeps it.
        if (!answer.IsWithheld)
        {
            await keeper.KeepAsync(key, flight, policy, answer.Lease, value, took).ConfigureAwait(false);
        }

        Land(key, flight, value);
    }

    private void Land(TKey key, Flight<TValue> flight, TValue value)
    {
        flights.Remove(key, flight);
        flight.Land(value);
    }
}
