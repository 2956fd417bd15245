using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Invalidates in L2 and in this process, in the order that keeps the guarantee.</summary>
internal sealed class Invalidator(
    EpochTable epochs, RemoteTierAccess remote, InvalidationReplay replay, RecentInvalidations recent, HistorySync sync)
{
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

    private async ValueTask<InvalidationOutcome> InvalidateRemotelyAsync(IReadOnlyList<CacheName> names)
    {
        if (remote.Tier is not { } tier)
        {
            return InvalidationOutcome.Applied;
        }

        try
        {
            // A history in doubt learns nothing, and a loss of what was not learnt would go unnoticed.
            await sync.JoinAsync().ConfigureAwait(false);
            if (await replay.SettleAsync().ConfigureAwait(false))
            {
                var points = await tier.InvalidateAsync(names, CancellationToken.None).ConfigureAwait(false);
                recent.Add(names);
                remote.Succeeded(RemoteWork.Invalidation);
                if (sync.Learn(points))
                {
                    return InvalidationOutcome.Applied;
                }
            }
        }
        catch (Exception exception)
        {
            remote.Failed(RemoteWork.Invalidation, exception);
        }

        // Before the local epochs rise: who reads after them must see that L2 is not to be trusted.
        replay.Owe(names);
        return InvalidationOutcome.Deferred;
    }
}
