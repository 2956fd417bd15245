using System.Diagnostics.Metrics;

namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>Counts what one Redis tier says of its waits for the server.</summary>
internal sealed class TripCount : IMeterFactory
{
    private readonly List<Meter> _meters = [];
    private readonly MeterListener _listener = new();
    private long _trips;

    public TripCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "cacheable.redis.round_trips" && _meters.Contains(instrument.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _trips, count));
        _listener.Start();
    }

    public long Trips => Volatile.Read(ref _trips);

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(static meter => meter.Dispose());
    }
}
