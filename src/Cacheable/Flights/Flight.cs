using Cacheable.Keys;

namespace Cacheable.Flights;

/// <summary>One load that many callers wait for. It belongs to its waiters: when the leader is cancelled, one of them takes over.</summary>
/// <param name="key">The text of the key, and with it the names that can doom the flight.</param>
/// <param name="stamp">When the flight began.</param>
/// <param name="scheduling">Where the waiters go on.</param>
internal sealed class Flight<TValue>(Remote.EntryKey key, EntryStamp stamp, EngineScheduling scheduling)
{
    private readonly TaskCompletionSource<FlightOutcome<TValue>> _outcome = new(scheduling.Continuations);

    public Remote.EntryKey Key { get; } = key;

    public EntryStamp Stamp { get; } = stamp;

    /// <summary>Waits for the leader. Cancelling ends this wait alone.</summary>
    public Task<FlightOutcome<TValue>> WaitAsync(CancellationToken cancellationToken) => _outcome.Task.WaitAsync(cancellationToken);

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
