using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cacheable.Redis.Tests;

/// <summary>Makes one meter and adds up what is counted on it.</summary>
public sealed class TestMeters : IMeterFactory
{
    private readonly Meter _meter = new("Cacheable.Redis");
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public TestMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
            _counts.AddOrUpdate($"{instrument.Name} {tags[0].Value}", count, (_, before) => before + count));
        _listener.Start();
    }

    public long RoundTrips => _counts.Where(count => count.Key.StartsWith("cacheable.redis.round_trips ", StringComparison.Ordinal)).Sum(count => count.Value);

    public long Count(string instrument, string tag) => _counts.GetValueOrDefault($"{instrument} {tag}");

    public Meter Create(MeterOptions options)
    {
        Assert.Equal("Cacheable.Redis", options.Name);
        return _meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}
