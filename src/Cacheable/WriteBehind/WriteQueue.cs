using Cacheable.Remote;
using Cacheable.Telemetry;

namespace Cacheable.WriteBehind;

/// <summary>The queue of one method, as whoever flushes it sees it.</summary>
internal abstract class WriteQueue(QueueName name, string method, Type serviceType, QueueSchedule schedule, QueueCounts counts)
{
    private int _isFailing;

    public QueueName Name { get; } = name;

    public string Method { get; } = method;

    /// <summary>The interface whose inner service is called.</summary>
    public Type ServiceType { get; } = serviceType;

    public QueueSchedule Schedule { get; } = schedule;

    public QueueCounts Counts { get; } = counts;

    public required TimeSpan MaxDelay { get; init; }

    public required int BatchSize { get; init; }

    public required int MaxAttempts { get; init; }

    /// <summary>A flush has failed; <see langword="true"/> for the first since one did not.</summary>
    public bool BeginsToFail() => Interlocked.Exchange(ref _isFailing, 1) == 0;

    public void FlushesAgain() => Volatile.Write(ref _isFailing, 0);

    /// <summary>Whether many writes can be flushed by one call.</summary>
    public abstract bool HasBatch { get; }

    /// <summary>Makes the call again that was queued.</summary>
    /// <exception cref="UnreadableWriteException">It cannot be read.</exception>
    public abstract object Read(ClaimedWrite write);

    /// <summary>Calls the method.</summary>
    public abstract ValueTask FlushAsync(object inner, object call, CancellationToken cancellationToken);

    /// <summary>Calls the batch method.</summary>
    public abstract ValueTask FlushBatchAsync(object inner, IReadOnlyList<object> calls, CancellationToken cancellationToken);
}
