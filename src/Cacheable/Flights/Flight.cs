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

    public EntryKey Key { get; } = key;

    public long Begun { get; } = begun;

    public EntryStamp Stamp { get; } = stamp;

    /// <summary>Waits for the leader. Cancelling ends this wait alone.</summary>
    public Task<FlightOutcome<TValue>> WaitAsync(CancellationToken cancellationToken) => scheduling.Share(_outcome.Task, cancellationToken);

    /// <summary>The value is there.</summary>
    public void Land(TValue value) => _outcome.TrySetResult(new FlightOutcome<TValue>(value));

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
