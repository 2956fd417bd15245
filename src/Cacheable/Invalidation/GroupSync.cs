using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invalidation;

/// <summary>Asks where the history of one group stands and acts on the answer. One question at a time.</summary>
internal sealed class GroupSync(
    GroupHistory history,
    LookupBreaker breaker,
    int group,
    RemoteTierAccess remote,
    InvalidationReplay replay,
    L1Completeness completeness,
    CoarseClock clock,
    TimeProvider timeProvider,
    EngineScheduling scheduling,
    CacheMetrics metrics,
    GuardedLog<GroupSync> logger)
{
    // The heartbeat asks again soon; a history that never settles must not keep this busy.
    private const int MostQuestions = 4;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private Task<bool>? _running;
    private bool _again;
    private long? _failedAt;

    public GroupHistory History => history;

    /// <summary>Whether lookups go past it because it is silent, or it was not to be reached when it was last asked.</summary>
    public bool IsAway
    {
        get
        {
            lock (_lock)
            {
                return breaker.IsOpen || _failedAt is not null;
            }
        }
    }

    /// <summary>Whether L2 may be read. Where that is in doubt it is asked first, though not by every lookup while it does not answer.</summary>
    public ValueTask<bool> JoinAsync() =>
        history.IsJoined ? new ValueTask<bool>(true)
        : breaker.IsOpen || IsTooSoon() ? new ValueTask<bool>(false)
        : new ValueTask<bool>(scheduling.Share(SyncAsync()));

    /// <summary>Asks, or waits for the answer that is on its way.</summary>
    public Task<bool> SyncAsync()
    {
        lock (_lock)
        {
            return _running is { IsCompleted: false } running ? running : _running = RunAsync();
        }
    }

    /// <summary>Asks, and once more where an answer on its way may be too old.</summary>
    public void Request()
    {
        lock (_lock)
        {
            _again = true;
            _ = SyncAsync();
        }
    }

    /// <summary>A question of a lookup was answered.</summary>
    public void Answered() => breaker.Answered();

    /// <summary>A question was not answered in time. After several in a row lookups go past L2 until the heartbeat is answered.</summary>
    /// <param name="losses">The doubts there had been when it was asked: what was asked before the latest tells nothing of now.</param>
    public void Unanswered(long losses)
    {
        if (losses == history.Losses && breaker.Unanswered())
        {
            history.Doubt();
            remote.Broke();
        }
    }

    private async Task<bool> RunAsync()
    {
        for (var question = 1; ; question++)
        {
            Volatile.Write(ref _again, false);
            var joined = await TrySyncAsync().ConfigureAwait(false);
            lock (_lock)
            {
                if (!joined || question == MostQuestions || !_again)
                {
                    // In the same step: a request that comes now must begin anew, not be counted with what is over.
                    _running = null;
                    return joined && history.IsJoined;
                }
            }
        }
    }

    private async Task<bool> TrySyncAsync()
    {
        var asked = history.Losses;
        try
        {
            var joined = await AskAsync().ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Sync);
            if (breaker.Close())
            {
                remote.Mended();
            }

            lock (_lock)
            {
                _failedAt = null;
            }

            return joined;
        }
        catch (Exception exception)
        {
            lock (_lock)
            {
                _failedAt = timeProvider.GetTimestamp();
            }

            completeness.Fails();
            remote.Failed(RemoteWork.Sync, exception);
            if (exception is TimeoutException)
            {
                Unanswered(asked);
            }

            return false;
        }
    }

    private async Task<bool> AskAsync()
    {
        // In this order, and all before the question: what changes later makes the answer too old.
        var losses = history.Losses;
        var known = history.Known;
        var sent = clock.After(TimeSpan.Zero);
        var reply = await remote.Tier!.SyncAsync(group, known, CancellationToken.None).ConfigureAwait(false);
        metrics.CountSync(reply.Relation, reply.Missed.Count);
        switch (reply.Relation)
        {
            case HistoryRelation.Diverged:
                // Races 24 to 27: data was lost or put back. A new incarnation leaves nothing of it valid.
                logger.HistoryDiverged(remote.Tier.Name);
                history.Doubt();
                await remote.Tier.FenceAsync(
                    new Fence(group, reply.Point.Incarnation, known?.Witness.Incarnation), CancellationToken.None).ConfigureAwait(false);
                Volatile.Write(ref _again, true);
                return true;

            case HistoryRelation.Truncated or HistoryRelation.Succeeds:
                logger.HistoryRestarted(remote.Tier.Name);

                // Before L2 may be read again.
                replay.OweRecent();
                break;
        }

        if (!history.Join(reply, known, losses))
        {
            return false;
        }

        completeness.Proves(group, sent);
        replay.Resume();
        return true;
    }

    private bool IsTooSoon()
    {
        lock (_lock)
        {
            return _failedAt is { } failed && timeProvider.GetElapsedTime(failed) < RetryInterval;
        }
    }
}
