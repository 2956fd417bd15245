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

    /// <summary>Invalidates as above, and puts what was written in the place of its entry where nobody else wrote or invalidated since the writer began.</summary>
    /// <param name="writer">Who wrote.</param>
    /// <param name="payload">What L2 shall hold; <see langword="null"/> for nothing.</param>
    /// <param name="life">How long.</param>
    /// <param name="others">What else is invalidated.</param>
    /// <returns>The outcome, and the stamp of what L1 may keep; none where it may keep nothing.</returns>
    public async ValueTask<(InvalidationOutcome Outcome, EntryStamp? Stamp)> ReplaceAsync(
        WriterLease writer, ReadOnlyMemory<byte>? payload, TimeSpan life, IReadOnlyList<CacheName> others)
    {
        CacheName[] names = [.. others, writer.Name];
        var isNewest = remote.Tier is null;
        var outcome = await TellAsync(names, async tier =>
        {
            if (writer.Lease is not { } lease)
            {
                return await tier.InvalidateAsync(names, CancellationToken.None).ConfigureAwait(false);
            }

            var reply = await tier.UpdateAsync(new EntryUpdate(writer.Key, lease, payload, life, others), CancellationToken.None).ConfigureAwait(false);
            isNewest = reply.IsNewest;
            return reply.Points;
        }).ConfigureAwait(false);

        // After L2, as above: what L2 executed after the update and was heard before this is found here, what is heard later comes after.
        var stamp = epochs.Replace(writer.Stamp, names);
        return (outcome, isNewest && outcome == InvalidationOutcome.Applied ? stamp : null);
    }

    private ValueTask<InvalidationOutcome> InvalidateRemotelyAsync(IReadOnlyList<CacheName> names, Hold? hold) => TellAsync(
        names,
        tier => hold is { } placed
            ? tier.HoldAsync(names, placed.Ended, CancellationToken.None)
            : tier.InvalidateAsync(names, CancellationToken.None));

    private async ValueTask<InvalidationOutcome> TellAsync(
        IReadOnlyList<CacheName> names, Func<IRemoteTier, ValueTask<IReadOnlyList<HistoryPoint>>> send)
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
                var points = await send(tier).ConfigureAwait(false);
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
