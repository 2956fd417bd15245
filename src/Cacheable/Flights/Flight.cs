using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.Flights;

/// <summary>One load that many callers wait for. It belongs to its waiters: when the leader is cancelled, one of them takes over.</summary>
/// <param name="key">The text of the key, and with it the names that can doom the flight.</param>
/// <param name="begun">When the flight began, by the clock: before L2 is asked and before the source is, so what either says is at least as new.</param>
/// <param name="stamp">When it began, by the invalidations known.</param>
/// <param name="scheduling">Where the waiters go on.</param>
internal sealed class Flight<TValue>(EntryKey key, long begun, EntryStamp stamp, EngineScheduling scheduling)
{
    private readonly TaskCompletionSource<FlightOutcome<TValue>> _outcome = new(scheduling.Continuations);
    private StaleCandidate<TValue>? _candidate;

    public EntryKey Key { get; } = key;

    public long Begun { get; } = begun;

    public EntryStamp Stamp { get; } = stamp;

    /// <summary>What L2 holds past its end, once it was read.</summary>
    public StaleCandidate<TValue>? Candidate
    {
        get => Volatile.Read(ref _candidate);
        set => Volatile.Write(ref _candidate, value);
    }

    public bool HasEnded => _outcome.Task.IsCompleted;

    /// <summary>Waits for the leader. Cancelling ends this wait alone.</summary>
    public Task<FlightOutcome<TValue>> WaitAsync(CancellationToken cancellationToken) => scheduling.Share(_outcome.Task, cancellationToken);

    /// <summary>Waits until the flight has ended, but for no longer than <paramref name="limit"/>. Throws nothing, whatever ends the wait.</summary>
    public async Task WaitAtMostAsync(TimeSpan limit, TimeProvider timeProvider, CancellationToken cancellationToken) =>
        await ((Task)_outcome.Task.WaitAsync(limit, timeProvider, scheduling.Shared(cancellationToken)))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>The value is there.</summary>
    public void Land(TValue value) => Land(new FlightOutcome<TValue>(value));

    /// <summary>A value is there, if only a stale one.</summary>
    public void Land(FlightOutcome<TValue> outcome) => _outcome.TrySetResult(outcome);

    /// <summary>The leader was cancelled: the waiters go back and one of them leads a new flight.</summary>
    public void HandOver() => _outcome.TrySetResult(FlightOutcome<TValue>.HandedOver);

    /// <summary>The loader threw: every waiter gets the exception, none loads again for it.</summary>
    public void Fail(Exception exception)
    {
        if (_outcome.TrySetException(exception))
        {
            // A flight without waiters has no one to observe its failure; the leader's caller has it already.
            _ = _outcome.Task.Exception;
        }
    }
}
