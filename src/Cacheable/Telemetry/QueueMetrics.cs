using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cacheable.Telemetry;

/// <summary>What the meter <c>Cacheable</c> says of queued writes.</summary>
internal sealed class QueueMetrics
{
    private readonly ConcurrentDictionary<string, QueueCounts> _methods = new();
    private readonly Histogram<double> _flushDuration;
    private readonly ObservableGauge<long> _depth;
    private readonly ObservableGauge<double> _lag;

    public QueueMetrics(Meter meter)
    {
        _flushDuration = meter.CreateHistogram<double>("cacheable.flush.duration", "s", "How long batches of queued writes take to flush.");
        meter.CreateObservableCounter("cacheable.writes", Writes, description: "Calls of methods whose calls are queued, by what became of them.");
        Count(meter, "cacheable.writes.flushed", "Queued writes that the sink has.", static counts => counts.Flushed);
        Count(meter, "cacheable.writes.retried", "Attempts to flush that failed and are repeated.", static counts => counts.Retried);
        Count(meter, "cacheable.writes.dead_lettered", "Queued writes that were given up.", static counts => counts.DeadLettered);
        _depth = meter.CreateObservableGauge("cacheable.queue.depth", () => Measure(static counts => counts.Depth), description: "Writes that wait, of all instances.");
        _lag = meter.CreateObservableGauge("cacheable.queue.lag", () => Measure(static counts => counts.Lag), "s", "How long the oldest queued write has been due.");
    }

    /// <summary>Whether anybody listens to what only the store can tell.</summary>
    public bool AsksTheStore => _depth.Enabled || _lag.Enabled;

    public QueueCounts Of(string method) => _methods.GetOrAdd(method, name => new QueueCounts(name, _flushDuration));

    private void Count(Meter meter, string name, string description, Func<QueueCounts, StripedCounter> counter) =>
        meter.CreateObservableCounter(name, () => Measure(counts => counter(counts).Value), description: description);

    private IEnumerable<Measurement<T>> Measure<T>(Func<QueueCounts, T> value)
        where T : struct => _methods.Values.Select(counts => new Measurement<T>(value(counts), Tag(counts)));

    private IEnumerable<Measurement<long>> Writes() => _methods.Values.SelectMany(static counts => new[]
    {
        new Measurement<long>(counts.Queued.Value, Tag(counts), Outcome("queued")),
        new Measurement<long>(counts.WrittenThrough.Value, Tag(counts), Outcome("written_through")),
        new Measurement<long>(counts.Rejected.Value, Tag(counts), Outcome("rejected")),
        new Measurement<long>(counts.Unanswered.Value, Tag(counts), Outcome("unanswered")),
    });

    private static KeyValuePair<string, object?> Tag(QueueCounts counts) => new("method", counts.Method);

    private static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);
}
