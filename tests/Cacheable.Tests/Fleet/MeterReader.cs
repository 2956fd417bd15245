using System.Diagnostics.Metrics;
using Cacheable.Telemetry;

namespace Cacheable.Tests;

/// <summary>What a listener of the meter <c>Cacheable</c> sees, of one instance at a time.</summary>
internal sealed class MeterReader : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(Instrument Instrument, double Value, string Tags)> _measured = [];
    private readonly Lock _lock = new();

    public MeterReader()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == CacheMetrics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of what an instrument says for an instance, of those measurements that carry every tag of <paramref name="tags"/>.</summary>
    public double Read(Instance instance, string instrument, params string[] tags) =>
        Measure(instance).Where(measured => measured.Name == instrument && tags.All(measured.Tags.Split(' ').Contains)).Sum(static measured => measured.Value);

    /// <summary>Every tag that any instrument of an instance carries, as <c>name=value</c>.</summary>
    public IEnumerable<string> Tags(Instance instance) =>
        Measure(instance).SelectMany(static measured => measured.Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct();

    public void Dispose() => _listener.Dispose();

    private List<(string Name, double Value, string Tags)> Measure(Instance instance)
    {
        var scope = instance.Get<IMeterFactory>();
        lock (_lock)
        {
            _measured.RemoveAll(static measured => measured.Instrument.IsObservable);
        }

        _listener.RecordObservableInstruments();
        lock (_lock)
        {
            return [.. _measured.Where(measured => measured.Instrument.Meter.Scope == scope).Select(static measured => (measured.Instrument.Name, measured.Value, measured.Tags))];
        }
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"));
        lock (_lock)
        {
            _measured.Add((instrument, value, text));
        }
    }
}
