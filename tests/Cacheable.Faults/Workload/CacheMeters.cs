using System.Diagnostics.Metrics;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>Brings the cache's own counters to the board, as an exporter would.</summary>
internal sealed class CacheMeters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Board _board;
    private long _l2Hits;
    private long _refused;

    public CacheMeters(Board board)
    {
        _board = board;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Cacheable" && instrument.Name is "cacheable.hits" or "cacheable.fills.refused")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>(Add);
        _listener.Start();
    }

    /// <summary>Adds what was counted since the last time.</summary>
    public void Publish()
    {
        var (hits, refused) = (_l2Hits, _refused);
        (_l2Hits, _refused) = (0, 0);
        _listener.RecordObservableInstruments();
        Interlocked.Add(ref _board.L2Hits, _l2Hits - hits);
        Interlocked.Add(ref _board.RefusedFills, _refused - refused);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, long total, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == "cacheable.fills.refused")
        {
            _refused += total;
            return;
        }

        foreach (var tag in tags)
        {
            if (tag is { Key: "tier", Value: "l2" })
                _l2Hits += total;
        }
    }
}
