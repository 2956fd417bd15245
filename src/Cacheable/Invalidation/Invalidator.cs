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
    /// <param name="names">The names.</param>
    /// <param name="hold">The hold that they end.</param>
    public async ValueTask<InvalidationOutcome> InvalidateAsync(IReadOnlyList<CacheName> names, Hold? hold = null)
    {
        try
        {
            return await InvalidateRemotelyAsync(names, hold).ConfigureAwait(false);
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

    /// <summary>Ends what L2 and this process hold of <paramref name="names"/>, and keeps everybody from filling L2 until the hold is ended.</summary>
    /// <exception cref="Exception">It could not be placed for certain. It may have been, and ends by itself.</exception>
    public async ValueTask HoldAsync(IReadOnlyList<CacheName> names, Hold hold, CancellationToken cancellationToken)
    {
        if (remote.Tier is not { } tier)
        {
            return;
        }

        await sync.JoinAsync().ConfigureAwait(false);
        if (!await replay.SettleAsync().ConfigureAwait(false))
        {
            throw new InvalidOperationException("L2 has not heard of earlier invalidations of this instance, or its history is in doubt.");
        }

        IReadOnlyList<HistoryPoint> points;
        try
        {
            points = await tier.HoldAsync(names, hold, cancellationToken).ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Invalidation);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            remote.Failed(RemoteWork.Invalidation, exception);
            throw;
        }

        recent.Add(names);
        foreach (var name in names)
        {
            epochs.Invalidate(name);
        }

        // A failover between may have undone it, as it may undo an invalidation.
        if (!sync.Learn(points))
        {
            throw new InvalidOperationException("The history of L2 came into doubt while the hold was placed.");
        }
    }

    private async ValueTask<InvalidationOutcome> InvalidateRemotelyAsync(IReadOnlyList<CacheName> names, Hold? hold)
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
                var points = hold is { } placed
                    ? await tier.HoldAsync(names, placed.Ended, CancellationToken.None).ConfigureAwait(false)
                    : await tier.InvalidateAsync(names, CancellationToken.None).ConfigureAwait(false);
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
