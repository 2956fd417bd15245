using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Tells L2 what it has not heard of. Until it has, this instance does not read L2.</summary>
internal sealed class InvalidationReplay : IDisposable
{
    private const int NamesAtOnce = 500;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(250);

    private readonly RemoteTierAccess _remote;
    private readonly InvalidationJournal _journal;
    private readonly RecentInvalidations _recent;
    private readonly GroupHistories _histories;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _retry;
    private SentFence? _fence;
    private int _replaying;
    private long _lastAttempt;

    public InvalidationReplay(
        RemoteTierAccess remote, InvalidationJournal journal, RecentInvalidations recent, GroupHistories histories, TimeProvider timeProvider)
    {
        (_remote, _journal, _recent, _histories, _timeProvider) = (remote, journal, recent, histories, timeProvider);
        _retry = timeProvider.CreateTimer(
            static self => _ = ((InvalidationReplay)self!).RetryAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether there is anything that L2 has not heard of.</summary>
    public bool IsOwing => _journal.HasPending;

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

    /// <summary>L2 could not be told of <paramref name="names"/>.</summary>
    public void Owe(IReadOnlyList<CacheName> names)
    {
        _journal.Add(names);
        RetryLater();
    }

    /// <summary>Race 28: L2 took a course in which this instance's latest invalidations may never have happened.</summary>
    public void OweRecent()
    {
        if (_recent.Find() is not { } names)
        {
            _journal.AddFence();
        }
        else if (names.Count > 0)
        {
            _journal.Add(names);
        }

        RetryLater();
    }

    /// <summary>The history is known: what could not be replayed before can be now.</summary>
    public void Resume()
    {
        if (_journal.HasPending)
        {
            _ = RetryAsync();
        }
    }

    /// <summary>L2 is back: what it is owed is replayed at once.</summary>
    public void ExpectRecovery()
    {
        Volatile.Write(ref _lastAttempt, 0);
        _ = RetryAsync();
    }

    public void Dispose() => _retry.Dispose();

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
        try
        {
            // In doubt nothing is learnt, and a loss of what was not learnt would go unnoticed.
            if (!_histories.AreJoined)
            {
                return false;
            }

            if (!ConfirmFence())
            {
                return true;
            }

            var owed = _journal.Owed();
            if (owed.Fence)
            {
                await FenceAsync(owed).ConfigureAwait(false);
            }
            else if (await InvalidateAsync(owed.Names).ConfigureAwait(false))
            {
                _journal.Settle(owed);
            }

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

    // In parts: a server runs one script at a time, and everybody waits for a long one.
    private async Task<bool> InvalidateAsync(IReadOnlyList<CacheName> names)
    {
        var learnt = true;
        foreach (var part in names.Chunk(NamesAtOnce))
        {
            var points = await _remote.Tier!.InvalidateAsync(part, CancellationToken.None).ConfigureAwait(false);
            _recent.Add(part);
            learnt &= _histories.Learn(points);
        }

        return learnt;
    }

    private async Task FenceAsync(OwedInvalidations owed)
    {
        // Before the fence, which covers them: whoever hears of it meanwhile would owe them, and with them another fence.
        _recent.Clear();
        var over = new long?[_histories.Groups.Length];
        for (var group = 0; group < over.Length; group++)
        {
            over[group] = _histories.Groups[group].Known?.Witness.Incarnation;
            await _remote.Tier!.FenceAsync(new Fence(group, Over: null, over[group]), CancellationToken.None).ConfigureAwait(false);
        }

        _fence = new SentFence(owed, over);
        _histories.Doubt();
    }

    /// <summary>Whether anything is still owed. Race 24: a fence is settled by a sync that finds another incarnation, because a failover may have undone it since.</summary>
    private bool ConfirmFence()
    {
        if (_fence is { } sent)
        {
            _fence = null;
            if (_histories.Groups.Select(static history => history.Known?.Witness.Incarnation).Zip(sent.Over).All(static pair => pair.First != pair.Second))
            {
                _journal.Settle(sent.Owed);
            }
        }

        return _journal.HasPending;
    }

    /// <param name="Owed">What it settles.</param>
    /// <param name="Over">The incarnation of each group that was known before.</param>
    private sealed record SentFence(OwedInvalidations Owed, long?[] Over);
}
