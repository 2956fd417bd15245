using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.Invalidation;

/// <summary>
/// Syncs three times within an L1 lease, so that L1 stays proven though a beat is lost, and rests while nobody looks anything up,
/// L2 is owed nothing, and none of it is away.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private const int BeatsPerLease = 3;
    private static readonly TimeSpan RestAfter = TimeSpan.FromSeconds(10);

    private readonly HistorySync _sync;
    private readonly InvalidationJournal _journal;
    private readonly CacheMetrics _metrics;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer? _timer;
    private long _lookups;
    private long _lastLookup;
    private volatile bool _resting;

    public Heartbeat(
        HistorySync sync,
        InvalidationJournal journal,
        RemoteTierAccess remote,
        CacheMetrics metrics,
        TimeProvider timeProvider,
        IOptions<CacheableOptions> options)
    {
        (_sync, _journal, _metrics, _timeProvider) = (sync, journal, metrics, timeProvider);
        var interval = options.Value.L1Lease / BeatsPerLease;
        _lastLookup = timeProvider.GetTimestamp();
        _timer = remote.Tier is null
            ? null
            : timeProvider.CreateTimer(static self => ((Heartbeat)self!).Beat(), this, interval, interval);
    }

    /// <summary>Whether it asks nothing, so that L1 answers nothing before <see cref="WakeAsync"/>.</summary>
    public bool IsResting => _resting;

    /// <summary>Asks again, from now on. Completes when L1 is proven or L2 did not answer.</summary>
    public Task WakeAsync()
    {
        _lastLookup = _timeProvider.GetTimestamp();
        _resting = false;
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

        // A replay needs a history that is in no doubt, and there may be nobody else to ask for it; nor is there where lookups go past a
        // group, and nobody else would find out that it is back. The timer itself never stops: a lookup that started it again could come
        // just before it is stopped.
        _resting = _timeProvider.GetElapsedTime(_lastLookup) >= RestAfter && !_journal.HasPending && !_sync.HasAway;
        if (!_resting)
        {
            _ = _sync.SyncAsync();
        }
    }
}
