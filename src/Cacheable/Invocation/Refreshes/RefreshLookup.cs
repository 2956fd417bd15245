using Cacheable.EarlyRefresh;
using Cacheable.Invalidation;
using Cacheable.Invocation.L2;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;

namespace Cacheable.Invocation.Refreshes;

/// <summary>Asks L2 who may refresh an entry that it still holds: one of all instances (race 37). The others take what that one fills.</summary>
internal sealed class RefreshLookup<TValue>(
    RemoteTierAccess remote, RemoteGate gate, LeaseRequest lease, LeaseWaiters waiters, RemoteLookup<TValue> lookup, RemoteFill<TValue> fill, EngineClock clock)
{
    /// <summary>Whether there is an L2 to ask.</summary>
    public bool HasTier => remote.Tier is not null;

    /// <summary>Finds the lease, or the entry that another instance has refreshed, or nothing. Throws only if <paramref name="cancellationToken"/> is cancelled.</summary>
    /// <param name="key">The key.</param>
    /// <param name="draw">What tells an entry that is to be refreshed from one that was.</param>
    /// <param name="waits">Whether to wait for another instance that refreshes it.</param>
    /// <param name="cancellationToken">Ends the wait; a lease that is granted all the same is given back.</param>
    public async ValueTask<RemoteAnswer<TValue>> FindAsync(EntryKey key, RefreshDraw draw, bool waits, CancellationToken cancellationToken)
    {
        if (await gate.EnterAsync(key).ConfigureAwait(false) is not { } passage)
        {
            return RemoteAnswer<TValue>.None;
        }

        try
        {
            // Listening begins before the question: the end of another's lease may be told before the answer is read.
            using var listener = waiters.Listen(key.Text);
            var ended = listener.Next;
            var reply = await lease.AskOnceAsync(remote.Tier!, passage, key, replace: true, cancellationToken).ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Lookup);
            return reply.Lease is { } granted ? await ReadAgainAsync(passage, key, granted, draw, cancellationToken).ConfigureAwait(false)
                : waits && !reply.IsWithheld ? await WaitAsync(passage, key, draw, ended, reply.HeldFor, cancellationToken).ConfigureAwait(false)
                : RemoteAnswer<TValue>.None;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            remote.Failed(RemoteWork.Lookup, exception);
            if (exception is TimeoutException)
            {
                passage.Unanswered();
            }

            return RemoteAnswer<TValue>.None;
        }
    }

    /// <summary>Between the draw and the lease, another instance may have refreshed it and given the lease back.</summary>
    private async ValueTask<RemoteAnswer<TValue>> ReadAgainAsync(
        RemoteGate.Passage passage, EntryKey key, Lease granted, RefreshDraw draw, CancellationToken cancellationToken)
    {
        var isUsed = false;
        try
        {
            var present = await lookup.ReadAsync(passage, key, cancellationToken).ConfigureAwait(false);
            isUsed = !IsNewer(present, draw);
            return isUsed ? RemoteAnswer<TValue>.Leased(granted) : present;
        }
        finally
        {
            if (!isUsed)
            {
                await fill.ReleaseAsync(key, granted).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits while another instance refreshes it. One that dies costs nothing: the entry is there until its end.</summary>
    private async ValueTask<RemoteAnswer<TValue>> WaitAsync(
        RemoteGate.Passage passage, EntryKey key, RefreshDraw draw, Task ended, TimeSpan heldFor, CancellationToken cancellationToken)
    {
        var (begun, wait) = (clock.Start(), new LeaseWait(clock));
        while (true)
        {
            await wait.WaitAsync(ended, heldFor - clock.Since(begun), cancellationToken).ConfigureAwait(false);
            var isOver = ended.IsCompleted || clock.Since(begun) >= heldFor;
            var present = await lookup.ReadAsync(passage, key, cancellationToken).ConfigureAwait(false);
            if (IsNewer(present, draw))
            {
                return present;
            }

            if (isOver || !present.IsHit)
            {
                return RemoteAnswer<TValue>.None;
            }
        }
    }

    private static bool IsNewer(RemoteAnswer<TValue> present, RefreshDraw draw) =>
        present.IsHit && !draw.Refreshes(present.Times.Life.TotalMilliseconds);
}
