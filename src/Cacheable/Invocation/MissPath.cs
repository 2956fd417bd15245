using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>All that follows a miss in L1: one flight for each key, which its first caller leads and all others wait for.</summary>
internal sealed class MissPath<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    IL1Values<TKey, TValue> l1,
    FlightLeader<TKey, TValue> leader,
    EarlyRefresher<TKey, TValue> refresher,
    LoaderCall<TValue> loader,
    MethodMetrics metrics)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    public ValueTask<TValue> GetAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        try
        {
            if (policy.HasAfterlife && l1.TryGetLate(key, out var late) && late.IsDue)
            {
                metrics.L1Hits.Increment();
                return refresher.GiveAsync(key, late, policy, load, cancellationToken);
            }

            metrics.L1Misses.Increment();
            var flight = flights.JoinOrBegin(key, out var leads);
            return leads
                ? leader.LeadAsync(key, flight, policy, load, cancellationToken)
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

        return await leader.LeadAsync(key, flight, policy, load, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds an entry that is due and leaves it as it is: inside of a transaction nothing is refreshed.</summary>
    public bool TryGetDue(TKey key, EntryPolicy policy, [MaybeNullWhen(false)] out TValue value)
    {
        if (policy.HasAfterlife && l1.TryGetLate(key, out var late) && late.IsDue)
        {
            metrics.L1Hits.Increment();
            value = late.Stored;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Calls the loader and nothing else: inside a transaction that has written, nobody else may see what it returns, nor is it to see what others kept.</summary>
    public ValueTask<TValue> BypassAsync(Load<TValue> load, CancellationToken cancellationToken)
    {
        metrics.Bypasses.Increment();
        ObservedCall.Current?.WentPastTheCache();
        return loader.RunAsync(load, cancellationToken);
    }
}
