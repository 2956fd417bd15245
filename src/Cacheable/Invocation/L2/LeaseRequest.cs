using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invocation.L2;

/// <summary>Asks L2 for the right to fill an entry, and waits while another instance has it.</summary>
internal sealed class LeaseRequest(RemoteTierAccess remote, LeaseWaiters waiters, EngineClock clock)
{
    /// <summary>Returns with the lease, with an entry that has come meanwhile, or without either while a hold stands.</summary>
    /// <param name="tier">L2.</param>
    /// <param name="passage">What the answers are judged by.</param>
    /// <param name="key">The key.</param>
    /// <param name="replace">Whether the lease is wanted although an entry is there.</param>
    /// <param name="cancellationToken">Ends the wait; a lease that is granted all the same is given back.</param>
    public async ValueTask<LeaseReply> AskAsync(
        IRemoteTier tier, RemoteGate.Passage passage, EntryKey key, bool replace, CancellationToken cancellationToken)
    {
        using var listener = waiters.Listen(key.Text);
        var wait = new LeaseWait(clock);
        while (true)
        {
            var released = listener.Next;
            var reply = await AskOnceAsync(tier, passage, key, replace, cancellationToken).ConfigureAwait(false);
            if (reply.Lease is not null || reply.Entry is not null || reply.IsWithheld)
            {
                return reply;
            }

            // Another instance is loading. Race 6: if it died, its lease ends and is given to whoever asks next.
            await wait.WaitAsync(released, reply.HeldFor, cancellationToken).ConfigureAwait(false);

            // It may have replaced the entry that could not be read: look again before loading again.
            replace = false;
        }
    }

    /// <summary>Asks without waiting for another holder.</summary>
    /// <remarks>Cancelled, it gives back what it is granted later: a lease that nobody loads under keeps everybody waiting until it expires.</remarks>
    public async ValueTask<LeaseReply> AskOnceAsync(
        IRemoteTier tier, RemoteGate.Passage passage, EntryKey key, bool replace, CancellationToken cancellationToken)
    {
        passage.AskAgain();
        var asked = tier.LeaseAsync(key, clock.LeaseDuration, replace, CancellationToken.None).AsTask();
        try
        {
            return await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = GiveBackAsync(asked, tier, key);
            throw;
        }
    }

    private async Task GiveBackAsync(Task<LeaseReply> asked, IRemoteTier tier, EntryKey key)
    {
        try
        {
            if ((await asked.ConfigureAwait(false)).Lease is { } unused)
            {
                await tier.ReleaseAsync(key, unused, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            remote.Failed(RemoteWork.Lookup, exception);
        }
    }
}
