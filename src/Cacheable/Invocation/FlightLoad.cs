using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>Calls the loader of a flight, keeps what it brings and lands.</summary>
/// <remarks>L1 is filled after L2 has accepted the fill, so that L1 never holds what L2 refused; the flight leaves the table after L1 is filled.</remarks>
internal sealed class FlightLoad<TKey, TValue>(
    FlightTable<TKey, TValue> flights, LoaderCall<TValue> loader, EntryKeeper<TKey, TValue> keeper, MethodMetrics metrics, bool waitForFill)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Brings the value of <paramref name="flight"/>, under what L2 has <paramref name="answer"/>ed.</summary>
    /// <returns>The value, and what becomes of it: who must know waits for that.</returns>
    public async ValueTask<(TValue Value, Task<FillOutcome> Keeping)> RunAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer, Load<TValue> load, CancellationToken cancellationToken)
    {
        FlightChain.Enter(flight);
        var call = ObservedCall.Begin();
        var (value, took) = await loader.RunAsync(flight.Key, answer.Lease, load, cancellationToken).ConfigureAwait(false);
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
        await keeper.GiveUpAsync(flight.Key, answer.Lease).ConfigureAwait(false);
        flights.HandOver(key, flight);
    }

    private async Task<FillOutcome> KeepAsync(
        TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteAnswer<TValue> answer, TValue value, TimeSpan took)
    {
        if (!waitForFill)
        {
            flight.Land(value);
        }

        // Races 13 and 14: while a commit that changes the entry is on its way, this may be the row from before it, and nobody keeps it.
        var outcome = FillOutcome.Refused;
        if (!answer.IsWithheld)
        {
            outcome = await keeper.KeepAsync(key, flight, policy, answer.Lease, value, took).ConfigureAwait(false);
        }

        flights.Land(key, flight, value);
        return outcome;
    }
}
