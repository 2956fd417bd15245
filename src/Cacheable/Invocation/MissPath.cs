using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>Looks in the L1 of its method.</summary>
internal delegate bool L1Find<TKey, TValue>(TKey key, [MaybeNullWhen(false)] out TValue value);

/// <summary>All that follows a miss in L1: one flight for each key, L2, the lease, the loader, the fill.</summary>
/// <remarks>
/// The order is what keeps the guarantee. A flight is stamped and registered before L2 is read, so that any invalidation from then
/// on dooms it; L1 is filled after L2 has accepted the fill, so that L1 never holds what L2 refused; the flight leaves the table
/// after L1 is filled, and who begins a flight looks into L1 once more, so that a caller in between finds one or the other.
/// </remarks>
internal sealed class MissPath<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    RemoteLookup<TValue> lookup,
    LoaderCall<TValue> loader,
    EntryKeeper<TKey, TValue> keeper,
    L1Find<TKey, TValue> find,
    MethodMetrics metrics,
    bool waitForFill)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    public ValueTask<TValue> GetAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        metrics.L1Misses.Increment();
        try
        {
            var flight = flights.JoinOrBegin(key, out var leads);
            return leads
                ? LeadAsync(key, flight, policy, load, cancellationToken)
                : JoinAsync(key, flight, policy, load, cancellationToken);
        }
        catch (Exception exception)
        {
            // What is wrong with the key is told like any other failure of the call: by its task.
            return ValueTask.FromException<TValue>(exception);
        }
    }

    private async ValueTask<TValue> JoinAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        for (var leads = false; !leads; flight = flights.JoinOrBegin(key, out leads))
        {
            if (FlightChain.IsInside(flight))
            {
                throw new InvalidOperationException(
                    $"{metrics.Method}: the loader asks for the key it is loading, and would wait for itself. Call the service behind the cache instead.");
            }

            // Race 4, the leader is cancelled: its flight ends without a value, and one of its waiters leads the next.
            var outcome = await flight.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (outcome.HasValue)
            {
                return outcome.Value;
            }
        }

        return await LeadAsync(key, flight, policy, load, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls the loader and nothing else: inside a transaction that has written, nobody else may see what it returns, nor is it to see what others kept.</summary>
    public ValueTask<TValue> BypassAsync(Load<TValue> load, CancellationToken cancellationToken)
    {
        metrics.Bypasses.Increment();
        ObservedCall.Current?.WentPastTheCache();
        return loader.RunAsync(load, cancellationToken);
    }

    private async ValueTask<TValue> LeadAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        try
        {
            // Since the caller missed, another flight may have filled L1 and left the table: then there is nothing to load.
            if (find(key, out var landed))
            {
                Land(key, flight, landed);
                return landed;
            }

            var answer = policy.Tiers.HasFlag(CacheTiers.L2)
                ? await lookup.FindAsync(flight.Key, cancellationToken).ConfigureAwait(false)
                : RemoteAnswer<TValue>.None;
            if (answer.IsHit)
            {
                keeper.KeepInL1(key, flight, policy, answer.Value, answer.Life);
                Land(key, flight, answer.Value);
                return answer.Value;
            }

            FlightChain.Enter(flight);
            var call = ObservedCall.Begin();
            var value = await loader.RunAsync(flight.Key, answer.Lease, load, cancellationToken).ConfigureAwait(false);
            if (call.SawWhatOthersDoNot)
            {
                await GiveUpAsync(key, flight, answer).ConfigureAwait(false);
                return value;
            }

            var keeping = KeepAsync(key, flight, policy, answer, value);
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

    private async Task KeepAsync(TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer, TValue value)
    {
        if (!waitForFill)
        {
            flight.Land(value);
        }

        // Races 13 and 14: while a commit that changes the entry is on its way, this may be the row from before it, and nobody keeps it.
        if (!answer.IsWithheld)
        {
            await keeper.KeepAsync(key, flight, policy, answer.Lease, value).ConfigureAwait(false);
        }

        Land(key, flight, value);
    }

    private void Land(TKey key, Flight<TValue> flight, TValue value)
    {
        flights.Remove(key, flight);
        flight.Land(value);
    }
}
