using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Invalidates in L2 and in this process, in the order that keeps the guarantee.</summary>
internal sealed class Invalidator(EpochTable epochs, RemoteTierAccess remote, InvalidationJournal journal, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _replaying = new(1);
    private long _lastAttempt;

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
                epochs.Invalidate(name);
            }
        }
    }

    /// <summary>Replays what L2 has not heard of. <see langword="false"/>: it still has not, and must not be read.</summary>
    public async ValueTask<bool> SettleAsync()
    {
        if (!journal.HasPending)
        {
            return true;
        }

        if (IsTooSoon() || !await _replaying.WaitAsync(TimeSpan.Zero).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            return await ReplayAsync().ConfigureAwait(false);
        }
        finally
        {
            _replaying.Release();
        }
    }

    /// <summary>L2 is back: the next call may try at once.</summary>
    public void ExpectRecovery() => Volatile.Write(ref _lastAttempt, 0);

    public void Dispose() => _replaying.Dispose();

    private async ValueTask<InvalidationOutcome> InvalidateRemotelyAsync(IReadOnlyList<CacheName> names)
    {
        if (remote.Tier is not { } tier)
        {
            return InvalidationOutcome.Applied;
        }

        try
        {
            if (await SettleAsync().ConfigureAwait(false))
            {
                await tier.InvalidateAsync(names, CancellationToken.None).ConfigureAwait(false);
                remote.Succeeded();
                return InvalidationOutcome.Applied;
            }
        }
        catch (Exception exception)
        {
            remote.Failed(exception);
        }

        // Before the local epochs rise: who reads after them must see that L2 is not to be trusted.
        journal.Add(names);
        return InvalidationOutcome.Deferred;
    }

    private bool IsTooSoon()
    {
        var last = Volatile.Read(ref _lastAttempt);
        return last != 0 && timeProvider.GetElapsedTime(last) < RetryInterval;
    }

    private async ValueTask<bool> ReplayAsync()
    {
        var (names, fence) = journal.Owed();
        try
        {
            if (fence)
            {
                await remote.Tier!.FenceAsync(CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                await remote.Tier!.InvalidateAsync(names, CancellationToken.None).ConfigureAwait(false);
            }

            journal.Settle(names, fence);
            remote.Succeeded();
            return !journal.HasPending;
        }
        catch (Exception exception)
        {
            Volatile.Write(ref _lastAttempt, timeProvider.GetTimestamp());
            remote.Failed(exception);
            return false;
        }
    }
}
