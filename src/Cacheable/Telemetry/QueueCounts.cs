using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Cacheable.Remote;

namespace Cacheable.Telemetry;

/// <summary>The counts of one method whose calls are queued, or of several whose interfaces have one short name.</summary>
internal sealed class QueueCounts(string method, Histogram<double> flushDuration)
{
    private readonly ConcurrentDictionary<QueueName, (long Depth, TimeSpan Lag)> _observed = new();

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
    public long Depth => _observed.Values.Sum(static queue => queue.Depth);

    /// <summary>For how many seconds the oldest of them had been due.</summary>
    public double Lag => _observed.Values.Select(static queue => queue.Lag.TotalSeconds).DefaultIfEmpty().Max();

    public void Observe(QueueName queue, long depth, TimeSpan lag) => _observed[queue] = (depth, lag);

    public void RecordFlush(TimeSpan duration) =>
        flushDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("method", Method));
}
