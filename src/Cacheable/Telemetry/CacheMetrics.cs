using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Cacheable.Remote;

namespace Cacheable.Telemetry;

/// <summary>The meter <c>Cacheable</c>: counts are kept beside the hit path and read when a listener asks.</summary>
internal sealed class CacheMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Cacheable";

    private static readonly string[] RelationTags = Enum.GetNames<HistoryRelation>().Select(static name => name.ToLowerInvariant()).ToArray();

    private readonly ConcurrentDictionary<string, MethodMetrics> _methods = new();
    private readonly Meter _meter;
    private readonly Histogram<double> _loadDuration;
    private readonly Counter<long> _syncs;
    private readonly Counter<long> _missed;

    public CacheMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _loadDuration = _meter.CreateHistogram<double>("cacheable.load.duration", "s", "How long loaders take.");
        _syncs = _meter.CreateCounter<long>("cacheable.syncs", description: "Answers of L2 to where its history stands, by how it relates to what was known.");
        _missed = _meter.CreateCounter<long>("cacheable.syncs.missed", description: "Invalidations that a sync told and no message had.");
        ByTag("cacheable.hits", "Lookups answered by a tier.", "tier", ("l1", static m => m.L1Hits), ("l2", static m => m.L2Hits));
        ByTag("cacheable.misses", "Lookups a tier could not answer.", "tier", ("l1", static m => m.L1Misses), ("l2", static m => m.L2Misses));
        ByMethod("cacheable.lookups.past_l2", "Lookups that did not ask L2, because it is away or has not heard of an invalidation.", static m => m.LookupsPastL2);
        ByMethod("cacheable.loads", "Calls of the loader.", static m => m.Loads);
        ByMethod("cacheable.load.failures", "Loaders that threw.", static m => m.LoadFailures);
        ByTag(
            "cacheable.stale",
            "Values given past their end.",
            "reason",
            ("failed", static m => m.Stale(StaleReason.Failed)),
            ("soft_timeout", static m => m.Stale(StaleReason.SoftTimeout)),
            ("remembered", static m => m.Stale(StaleReason.Remembered)),
            ("full", static m => m.Stale(StaleReason.Full)));
        _meter.CreateObservableGauge("cacheable.loads.running", () => Measure(static m => m.RunningLoads), description: "Loads that run now.");
        _meter.CreateObservableGauge("cacheable.loads.waiting", () => Measure(static m => m.WaitingLoads), description: "Loads that wait in line.");
        ByMethod("cacheable.fills.refused", "Fills refused because an invalidation came between load and fill.", static m => m.FillsRefused);
        ByMethod("cacheable.fills.late", "Fills refused because the load took longer than LeaseDuration.", static m => m.FillsLate);
        ByMethod("cacheable.fills.failed", "Fills that did not reach L2.", static m => m.FillsFailed);
        ByMethod("cacheable.payloads.rejected", "Entries of L2 that could not be read and counted as misses.", static m => m.PayloadsRejected);
        ByMethod("cacheable.payloads.too_large", "Values that were not kept, because their payload is beyond MaxPayload.", static m => m.PayloadsTooLarge);
        ByMethod("cacheable.reads.bypassed", "Reads that went past the cache, inside a transaction that had written.", static m => m.Bypasses);
        ByMethod("cacheable.reads.disabled", "Reads that went past the cache, because configuration has switched it off.", static m => m.DisabledReads);
        ByMethod("cacheable.loads.uncommitted", "Loads that were not kept, because they were seen to read what was not committed.", static m => m.UncommittedLoads);
        ByTag(
            "cacheable.refreshes",
            "Early refreshes, by what became of them.",
            "outcome",
            ("refreshed", static m => m.Refreshed),
            ("taken", static m => m.RefreshesTaken),
            ("failed", static m => m.RefreshesFailed),
            ("refused", static m => m.RefreshesRefused),
            ("left", static m => m.RefreshesLeft),
            ("full", static m => m.RefreshesFull));
        ByTag(
            "cacheable.invalidations",
            "Keys, patterns and tags invalidated, or not, after writes.",
            "when",
            ("at_once", static m => m.InvalidatedAtOnce),
            ("after_commit", static m => m.InvalidatedAfterCommit),
            ("discarded", static m => m.InvalidationsDiscarded));
        _meter.CreateObservableCounter("cacheable.holds", () => Holds.Value, description: "Names held in L2 before strict commits.");
        ByTag(
            "cacheable.updates",
            "Entries that writes replaced, or only invalidated, or left because the write was rolled back.",
            "outcome",
            ("replaced", static m => m.UpdatesReplaced),
            ("invalidated", static m => m.UpdatesInvalidated),
            ("discarded", static m => m.UpdatesDiscarded));
        _meter.CreateObservableCounter("cacheable.remote.failures", () => RemoteFailures.Value, description: "Commands that L2 did not answer.");
        _meter.CreateObservableGauge("cacheable.l1.entries", () => Measure(static m => m.L1Entries), description: "Entries held in L1.");
        _meter.CreateObservableGauge(
            "cacheable.l1.bytes",
            () => _methods.Values.Where(static m => m.WeighsL1).Select(static m => new Measurement<long>(m.L1Bytes, MethodTag(m))),
            "By",
            "What the entries held in L1 weigh, where L1Bytes limits it.");
        Queues = new QueueMetrics(_meter);
    }

    public StripedCounter Holds { get; } = new();

    /// <summary>What is counted of queued writes.</summary>
    public QueueMetrics Queues { get; }

    public StripedCounter RemoteFailures { get; } = new();

    /// <summary>How often anything was looked up so far.</summary>
    public long Lookups => _methods.Values.Sum(static method => method.L1Hits.Value + method.L1Misses.Value);

    /// <summary>The counts of a method; the same for every cached method of that name.</summary>
    public MethodMetrics Of(string method) => _methods.GetOrAdd(method, name => new MethodMetrics(name, _loadDuration));

    /// <summary>Says whether lookups go past L2.</summary>
    public void ObserveDegraded(Func<bool> isDegraded) => _meter.CreateObservableGauge(
        "cacheable.degraded", () => isDegraded() ? 1 : 0, description: "1 while lookups go past L2: it does not answer, cannot be reached, or has not heard of an invalidation.");

    /// <summary>L2 has said where the history of a group stands.</summary>
    public void CountSync(HistoryRelation relation, int missed)
    {
        _syncs.Add(1, new KeyValuePair<string, object?>("relation", RelationTags[(int)relation]));
        _missed.Add(missed);
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> MethodTag(MethodMetrics metrics) => new("method", metrics.Method);

    private void ByMethod(string name, string description, Func<MethodMetrics, StripedCounter> counter) =>
        _meter.CreateObservableCounter(name, () => Measure(metrics => counter(metrics).Value), description: description);

    private void ByTag(string name, string description, string tag, params (string Value, Func<MethodMetrics, StripedCounter> Counter)[] counters) =>
        _meter.CreateObservableCounter(
            name,
            () => _methods.Values.SelectMany(metrics => counters.Select(counter =>
                new Measurement<long>(counter.Counter(metrics).Value, MethodTag(metrics), new(tag, counter.Value)))),
            description: description);

    private IEnumerable<Measurement<long>> Measure(Func<MethodMetrics, long> value) =>
        _methods.Values.Select(metrics => new Measurement<long>(value(metrics), MethodTag(metrics)));
}
