using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Invalidates in L2 and in this process, in the order that keeps the guarantee.</summary>
internal sealed class Invalidator : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(250);

    private readonly EpochTable _epochs;
    private readonly RemoteTierAccess _remote;
    private readonly InvalidationJournal _journal;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _retry;
    private int _replaying;
    private long _lastAttempt;

    public Invalidator(EpochTable epochs, RemoteTierAccess remote, InvalidationJournal journal, TimeProvider timeProvider)
    {
        (_epochs, _remote, _journal, _timeProvider) = (epochs, remote, journal, timeProvider);
        _retry = timeProvider.CreateTimer(static self => _ = ((Invalidator)self!).RetryAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Invalidates <paramref name="names"/>. Never throws for an unreachable L2 and cannot be cancelled: the write it follows has
    /// already happened.
    /// </summary>
    public async ValueTask<InvalidationOutcome> InvalidateAsync(IReadOnlyList<CacheName> names)
    {
        try
        {
            return await InvalidateRemotelyAsync(names).ConfigureAwait(false);
        }
        finally
        {
            // After L2, not before: a load that began in between would read the old value from L2 and stand here as newer.
            foreach (var name in names)
            {
                _epochs.Invalidate(name);
            }
        }
    }

    /// <summary>Replays what L2 has not heard of. <see langword="false"/>: it still has not, and must not be read.</summary>
    public async ValueTask<bool> SettleAsync()
    {
        if (!_journal.HasPending)
        {
            return true;
        }

        if (IsTooSoon() || Interlocked.Exchange(ref _replaying, 1) == 1)
        {
            return false;
        }

        try
        {
            return await ReplayAsync().ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _replaying, 0);
        }
    }

    /// <summary>L2 is back: what it is owed is replayed at once.</summary>
    public void ExpectRecovery()
    {
        Volatile.Write(ref _lastAttempt, 0);
        _ = RetryAsync();
    }

    public void Dispose() => _retry.Dispose();

    private async ValueTask<InvalidationOutcome> InvalidateRemotelyAsync(IReadOnlyList<CacheName> names)
    {
        if (_remote.Tier is not { } tier)
        {
            return InvalidationOutcome.Applied;
        }

        try
        {
            if (await SettleAsync().ConfigureAwait(false))
            {
                await tier.InvalidateAsync(names, CancellationToken.None).ConfigureAwait(false);
                _remote.Succeeded(RemoteWork.Invalidation);
                return InvalidationOutcome.Applied;
            }
        }
        catch (Exception exception)
        {
            _remote.Failed(RemoteWork.Invalidation, exception);
        }

        // Before the local epochs rise: who reads after them must see that L2 is not to be trusted.
        _journal.Add(names);
        RetryLater();
        return InvalidationOutcome.Deferred;
    }

    // An instance that goes quiet still owes L2 what it deferred: other instances read there.
    private async Task RetryAsync()
    {
        if (!await SettleAsync().ConfigureAwait(false))
        {
            RetryLater();
        }
    }

    private void RetryLater() => _retry.Change(RetryInterval, Timeout.InfiniteTimeSpan);

    private bool IsTooSoon()
    {
        var last = Volatile.Read(ref _lastAttempt);
        return last != 0 && _timeProvider.GetElapsedTime(last) < RetryInterval;
    }

    private async ValueTask<bool> ReplayAsync()
    {
        var owed = _journal.Owed();
        try
        {
            if (owed.Fence)
            {
                await _remote.Tier!.FenceAsync(CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                await _remote.Tier!.InvalidateAsync(owed.Names, CancellationToken.None).ConfigureAwait(false);
            }

            _journal.Settle(owed);
            _remote.Succeeded(RemoteWork.Invalidation);
            return !_journal.HasPending;
        }
        catch (Exception exception)
        {
            Volatile.Write(ref _lastAttempt, _timeProvider.GetTimestamp());
            _remote.Failed(RemoteWork.Invalidation, exception);
            return false;
        }
    }
}
