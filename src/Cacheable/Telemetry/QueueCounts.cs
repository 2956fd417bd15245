using System.Diagnostics.Metrics;

namespace Cacheable.Telemetry;

/// <summary>The counts of one method whose calls are queued.</summary>
internal sealed class QueueCounts(string method, Histogram<double> flushDuration)
{
    private long _depth;
    private long _ageTicks;

    public string Method { get; } = method;

    public StripedCounter Queued { get; } = new();

    /// <summary>Writes that found the queue full and called the method at once.</summary>
    public StripedCounter WrittenThrough { get; } = new();

    /// <summary>Writes that found the queue full and threw.</summary>
    public StripedCounter Rejected { get; } = new();

    /// <summary>Writes that L2 did not answer in time.</summary>
    public StripedCounter Unanswered { get; } = new();

    public StripedCounter Flushed { get; } = new();

    public StripedCounter Retried { get; } = new();

    public StripedCounter DeadLettered { get; } = new();

    /// <summary>How many writes waited when the store was last asked.</summary>
    public long Depth => Volatile.Read(ref _depth);

    /// <summary>For how many seconds the oldest of them had been due.</summary>
    public double Lag => TimeSpan.FromTicks(Volatile.Read(ref _ageTicks)).TotalSeconds;

    public void Observe(long depth, TimeSpan lag)
    {
        Volatile.Write(ref _depth, depth);
        Volatile.Write(ref _ageTicks, lag.Ticks);
    }

    public void RecordFlush(TimeSpan duration) =>
        flushDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("method", Method));
}
