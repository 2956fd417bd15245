using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Policies;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation.Loads;

/// <summary>Calls the loader of a flight, keeps what it brings and lands.</summary>
/// <remarks>L1 is filled after L2 has accepted the fill, so that L1 never holds what L2 refused; the flight leaves the table after L1 is filled.</remarks>
internal sealed class FlightLoad<TKey, TValue>(
    FlightTable<TKey, TValue> flights,
    LoaderCall<TValue> loader,
    EntryKeeper<TKey, TValue> keeper,
    Bulkhead bulkhead,
    MethodMetrics metrics,
    bool waitForFill)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>A place among the loads that run; <see langword="null"/> where all are taken.</summary>
    public BulkheadPlace? TryTakePlace(EntryPolicy policy) => HasPlace ? new BulkheadPlace(bulkhead: null) : bulkhead.TryEnter(policy.MaxLoads);

    /// <summary>A place among the loads that run, when it is this one's turn.</summary>
    public async ValueTask<BulkheadPlace> TakePlaceAsync(EntryPolicy policy, CancellationToken cancellationToken)
    {
        using var lent = LentPlaces.Lend();
        return await bulkhead.EnterAsync(policy.MaxLoads, cancellationToken).ConfigureAwait(false);
    }

    // A load inside of a load of the same method: in line, it would wait for itself.
    private bool HasPlace => FlightChain.Places.Any(place => ((BulkheadPlace)place).IsOf(bulkhead));

    /// <summary>Brings the value of <paramref name="flight"/>, under what L2 has <paramref name="answer"/>ed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="flight">The flight.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="answer">What L2 said.</param>
    /// <param name="load">The load.</param>
    /// <param name="limit">Until when it may go on.</param>
    /// <param name="place">Its place, which is free when the loader has answered, whether anybody still waits for that or not.</param>
    /// <returns>The value, and what becomes of it: who must know waits for that.</returns>
    public async ValueTask<(TValue Value, Task<FillOutcome> Keeping)> RunAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer, Load<TValue> load, LoadLimit limit, BulkheadPlace place)
    {
        FlightChain.Enter(flight, place);
        var call = ObservedCall.Begin();
        var (value, took) = await loader.RunAsync(flight.Key, answer.Lease, load, limit, place).ConfigureAwait(false);
        place.Dispose();
        if (call.SawWhatOthersDoNot)
        {
            await GiveUpAsync(key, flight, answer).ConfigureAwait(false);
            return (value, Task.FromResult(FillOutcome.Refused));
        }

        var keeping = KeepAsync(key, flight, policy, answer, value, took);
        if (waitForFill || keeping.IsCompleted)
        {
            await keeping.ConfigureAwait(false);
        }

        return (value, keeping);
    }

    /// <summary>Race 17, a rollback after a read inside the transaction: its reader has the value, and nobody else gets it. One of those who wait loads again.</summary>
    private async ValueTask GiveUpAsync(TKey key, Flight<TValue> flight, RemoteAnswer<TValue> answer)
    {
        metrics.UncommittedLoads.Increment();
        try
        {
            await keeper.GiveUpAsync(flight.Key, answer.Lease).ConfigureAwait(false);
        }
        finally
        {
            flights.HandOver(key, flight);
        }
    }

    private async Task<FillOutcome> KeepAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer, TValue value, TimeSpan took)
    {
        if (!waitForFill)
        {
            flight.Land(value);
        }

        try
        {
            // Races 13 and 14: while a commit that changes the entry is on its way, this may be the row from before it, and nobody keeps it.
            if (!answer.IsWithheld)
            {
                return await keeper.KeepAsync(key, flight, policy, answer.Lease, value, took).ConfigureAwait(false);
            }

            return FillOutcome.Refused;
        }
        finally
        {
            // The value is there, whatever becomes of it: even a log that throws keeps nobody waiting.
            flights.Land(key, flight, value);
        }
    }
}
