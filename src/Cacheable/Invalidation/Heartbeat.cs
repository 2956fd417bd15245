using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.Invalidation;

/// <summary>Syncs three times within an L1 lease, so that L1 stays proven though a beat is lost, and rests while nobody looks anything up.</summary>
internal sealed class Heartbeat : IDisposable
{
    private const int BeatsPerLease = 3;
    private static readonly TimeSpan RestAfter = TimeSpan.FromSeconds(10);

    private readonly HistorySync _sync;
    private readonly CacheMetrics _metrics;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _interval;
    private readonly ITimer? _timer;
    private long _lookups;
    private long _lastLookup;
    private volatile bool _resting;

    public Heartbeat(
        HistorySync sync, RemoteTierAccess remote, CacheMetrics metrics, TimeProvider timeProvider, IOptions<CacheableOptions> options)
    {
        (_sync, _metrics, _timeProvider) = (sync, metrics, timeProvider);
        _interval = options.Value.L1Lease / BeatsPerLease;
        _lastLookup = timeProvider.GetTimestamp();
        _timer = remote.Tier is null
            ? null
            : timeProvider.CreateTimer(static self => ((Heartbeat)self!).Beat(), this, _interval, _interval);
    }

    /// <summary>Whether it has stopped, so that L1 answers nothing before <see cref="WakeAsync"/>.</summary>
    public bool IsResting => _resting;

    /// <summary>Beats again, from now on. Completes when L1 is proven or L2 did not answer.</summary>
    public Task WakeAsync()
    {
        _lastLookup = _timeProvider.GetTimestamp();
        _resting = false;
        _timer?.Change(_interval, _interval);
        return _sync.SyncAsync();
    }

    public void Dispose() => _timer?.Dispose();

    private void Beat()
    {
        var lookups = _metrics.Lookups;
        if (lookups != _lookups)
        {
            _lookups = lookups;
            _lastLookup = _timeProvider.GetTimestamp();
        }

        if (_timeProvider.GetElapsedTime(_lastLookup) < RestAfter)
        {
            _ = _sync.SyncAsync();
            return;
        }

        _resting = true;
        _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
