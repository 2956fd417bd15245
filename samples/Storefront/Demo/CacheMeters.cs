using System.Diagnostics.Metrics;

namespace Storefront.Demo;

/// <summary>Listens to the meters of the cache, as any metrics exporter would.</summary>
internal sealed class CacheMeters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _observed = [];
    private readonly Dictionary<string, long> _counted = [];

    /// <param name="isOurs">Whether a meter is one of these instances: others in the process have caches of their own.</param>
    public CacheMeters(Func<Meter, bool> isOurs)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "Cacheable" or "Cacheable.Redis" && isOurs(instrument.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>(Record);
        _listener.Start();
    }

    /// <summary>The counters now, over all instances.</summary>
    public CacheCounts Read()
    {
        lock (_lock)
        {
            // Observable counters tell their totals when asked, the others their increments as they come.
            _observed.Clear();
            _listener.RecordObservableInstruments();
            return new CacheCounts(
                L1Hits: Total("cacheable.hits l1"),
                L1Misses: Total("cacheable.misses l1"),
                L2Hits: Total("cacheable.hits l2"),
                L2Misses: Total("cacheable.misses l2"),
                RedisRoundTrips: Total("cacheable.redis.round_trips"));
        }
    }

    /// <summary>What was queued and flushed since the beginning.</summary>
    public QueueCounts ReadQueue()
    {
        lock (_lock)
        {
            _observed.Clear();
            _listener.RecordObservableInstruments();
            return new QueueCounts(Total("cacheable.writes queued"), Total("cacheable.writes.flushed"));
        }
    }

    public void Dispose() => _listener.Dispose();

    private long Total(string name) => _observed.GetValueOrDefault(name) + _counted.GetValueOrDefault(name);

    private void Record(Instrument instrument, long measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var name = instrument.Name;
        foreach (var tag in tags)
        {
            if (tag.Key is "tier" or "outcome")
                name = $"{name} {tag.Value}";
        }

        lock (_lock)
        {
            var totals = instrument.IsObservable ? _observed : _counted;
            totals[name] = totals.GetValueOrDefault(name) + measurement;
        }
    }
}
