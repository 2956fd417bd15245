using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Refreshes;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation.Misses;

/// <summary>All that follows a miss in L1: one flight for each key, which its first caller leads and all others wait for.</summary>
internal sealed class MissPath<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    IL1Values<TKey, TValue> l1,
    FlightLeader<TKey, TValue> leader,
    EarlyRefresher<TKey, TValue> refresher,
    LoaderCall<TValue> loader,
    StaleValues<TKey, TValue> stale,
    FailureMemory<TKey> failures,
    MethodMetrics metrics,
    TimeProvider time)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    public ValueTask<TValue> GetAsync(TKey key, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        if (!policy.IsEnabled)
        {
            // No flight is joined either: whoever switched the cache off wants what the source says.
            metrics.DisabledReads.Increment();
            return loader.RunAsync(load, cancellationToken);
        }

        try
        {
            if (policy.HasAfterlife && l1.TryGetLate(key, out var due) && due.IsDue)
            {
                metrics.L1Hits.Increment();
                return refresher.GiveAsync(key, due, policy, load, cancellationToken);
            }

            metrics.L1Misses.Increment();
            if (failures.Recall(key) is { } remembered && stale.Find(key, flight: null, policy, StaleReason.Remembered) is { } late)
            {
                stale.Tell(late, remembered.Failure.SourceException);
                return new ValueTask<TValue>(late.Value);
            }

            var flight = flights.JoinOrBegin(key, out var leads);
            return FlyAsync(key, flight, leads, policy, load, cancellationToken);
        }
        catch (Exception exception)
        {
            // What is wrong with the key is told like any other failure of the call: by its task.
            return ValueTask.FromException<TValue>(exception);
        }
    }

    private async ValueTask<TValue> FlyAsync(
        TKey key, Flight<TValue> flight, bool leads, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        while (true)
        {
            var led = leads ? await leader.LeadAsync(key, flight, policy, load, cancellationToken).ConfigureAwait(false) : null;
            var outcome = led ?? await WaitAsync(key, flight, policy, cancellationToken).ConfigureAwait(false);
            if (outcome.HasValue)
            {
                stale.Tell(outcome);
                return outcome.Value;
            }

            // Race 4, the leader is cancelled: its flight ends without a value, and one of its waiters leads the next.
            flight = flights.JoinOrBegin(key, out leads);
        }
    }

    private async ValueTask<FlightOutcome<TValue>> WaitAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, CancellationToken cancellationToken)
    {
        if (FlightChain.IsInside(flight))
        {
            throw new InvalidOperationException(
                $"{metrics.Method}: the loader asks for the key it is loading, and would wait for itself. Call the service behind the cache instead.");
        }

        using var lent = LentPlaces.Lend();
        if (policy.SoftTimeout is { } soft && soft <= LoadLimit.Longest && !flight.HasEnded)
        {
            await flight.WaitAtMostAsync(soft, time, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (!flight.HasEnded && stale.Find(key, flight, policy, StaleReason.SoftTimeout) is { } late)
            {
                return late;
            }
        }

        return await flight.WaitAsync(cancellationToken).ConfigureAwait(false);
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
