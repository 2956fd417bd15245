using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Policies;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Landings;

/// <summary>The values of a method past their end, for when its source fails: those of L1, and that of L2 which the flight has read.</summary>
/// <remarks>
/// Race 35: each is looked at anew when it is given, under the conditions of a hit. One of L1 needs the proof and its epochs. One of L2 was
/// read when the flight began, so it may be given while the flight might be joined, and while nothing has cast a doubt on L2.
/// </remarks>
internal sealed class StaleValues<TKey, TValue>(
    FlightTable<TKey, TValue> flights, IL1Values<TKey, TValue> l1, L1Lives lives, StaleAnswers answers, EngineClock clock)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>The value to give instead of a load; <see langword="null"/> where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="flight">The flight that the caller leads or waits for, if any.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="reason">Why it is asked for.</param>
    public FlightOutcome<TValue>? Find(TKey key, Flight<TValue>? flight, EntryPolicy policy, StaleReason reason)
    {
        if (policy.FailSafe <= TimeSpan.Zero)
        {
            return null;
        }

        if (l1.TryGetLate(key, out var late) && late.IsWithin(policy.FailSafe))
        {
            // One that has not ended is no stale value yet, though L1 may hold it for shorter.
            return new FlightOutcome<TValue>(late.Stored, late.HasEnded ? reason : null);
        }

        return flight?.Candidate is { } candidate && flights.Admits(flight) && candidate.IsBelieved()
            ? new FlightOutcome<TValue>(candidate.Value, reason)
            : null;
    }

    /// <summary>Keeps what L2 holds past its end at hand for this flight.</summary>
    /// <returns>Whether those that follow shall find it in L1.</returns>
    public bool Offer(TKey key, Flight<TValue> flight, EntryPolicy policy, RemoteReading<TValue> reading)
    {
        var (passage, read) = (reading.Passage!, clock.Start());
        var times = reading.Times.Within(policy.FailSafe);
        flight.Candidate = new StaleCandidate<TValue>(reading.Value, () => passage.IsUndoubted && clock.Since(read) < times.Kept);

        // L1 may hold a later one, which L2 has never got.
        return policy.FailSafe > TimeSpan.Zero && !(l1.TryGetLate(key, out var late) && lives.EndsLater(late.Afterlife, times));
    }

    /// <summary>The running call is given <paramref name="outcome"/>.</summary>
    /// <param name="outcome">What it is given.</param>
    /// <param name="failure">What its source threw a moment ago, where no flight ends that tells of it.</param>
    public void Tell(FlightOutcome<TValue> outcome, Exception? failure = null)
    {
        if (outcome.Stale is not { } reason)
        {
            return;
        }

        if (failure is not null)
        {
            answers.Failed(failure, reason);
        }

        answers.Given(reason);
    }
}
