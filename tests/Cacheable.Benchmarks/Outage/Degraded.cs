using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Cacheable.Benchmarks.Outage;

/// <summary>What <c>cacheable.degraded</c> says.</summary>
internal sealed class Degraded : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly MeterListener _listener = new();
    private int _value;

    public Degraded()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "cacheable.degraded")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, value, _, _) => _value = value);
        _listener.Start();
    }

    /// <summary>Waits until L2 is used again, and answers how long that took.</summary>
    public async Task<TimeSpan> EndsAsync()
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Is())
        {
            await timer.WaitForNextTickAsync();
            if (Stopwatch.GetElapsedTime(start) > Longest)
                throw new TimeoutException($"L2 is not used again {Longest.TotalSeconds:0} s after it came back.");
        }

        return Stopwatch.GetElapsedTime(start);
    }

    public bool Is()
    {
        _listener.RecordObservableInstruments();
        return _value == 1;
    }

    public void Dispose() => _listener.Dispose();
}
