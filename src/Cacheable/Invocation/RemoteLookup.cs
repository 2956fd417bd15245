using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation;

/// <summary>Asks L2: reads the entry, or takes the lease to fill it, or waits for whoever holds it.</summary>
internal sealed class RemoteLookup<TValue>(
    RemoteTierAccess remote,
    Invalidator invalidator,
    PayloadCodec<TValue> codec,
    MethodMetrics metrics,
    EngineClock clock,
    ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private string? _lastRejection;

    /// <summary>Finds the entry or the lease. Throws only if <paramref name="cancellationToken"/> is cancelled.</summary>
    public async ValueTask<RemoteAnswer<TValue>> FindAsync(EntryKey key, CancellationToken cancellationToken)
    {
        // An invalidation that L2 has not heard of makes what it holds untrustworthy.
        if (remote.Tier is not { } tier || !await invalidator.SettleAsync().ConfigureAwait(false))
        {
            return RemoteAnswer<TValue>.None;
        }

        try
        {
            var answer = await FindAsync(tier, key, cancellationToken).ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Lookup);
            return answer;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            remote.Failed(RemoteWork.Lookup, exception);
            return RemoteAnswer<TValue>.None;
        }
    }

    private async ValueTask<RemoteAnswer<TValue>> FindAsync(IRemoteTier tier, EntryKey key, CancellationToken cancellationToken)
    {
        var asked = clock.Start();
        var entry = await tier.ReadAsync(key, cancellationToken).ConfigureAwait(false);
        if (entry is { } found && TryDecode(found, out var value))
        {
            metrics.L2Hits.Increment();
            return Hit(value, found, asked);
        }

        metrics.L2Misses.Increment();
        return await LeaseAsync(tier, key, replace: entry is not null, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RemoteAnswer<TValue>> LeaseAsync(IRemoteTier tier, EntryKey key, bool replace, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            var asked = clock.Start();
            var reply = await AskForLeaseAsync(tier, key, replace, cancellationToken).ConfigureAwait(false);
            if (reply.Lease is { } lease)
            {
                return RemoteAnswer<TValue>.Leased(lease);
            }

            if (reply.Entry is { } entry)
            {
                if (TryDecode(entry, out var value))
                {
                    return Hit(value, entry, asked);
                }

                replace = true;
                continue;
            }

            // Another instance is loading. Race 6: if it died, its lease ends and is given to whoever asks next.
            await clock.PauseAsync(pause < reply.HeldFor ? pause : reply.HeldFor, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;

            // It may have replaced the entry that could not be read: look again before loading again.
            replace = false;
        }
    }

    /// <summary>Cancelled, it gives back what it is granted later: a lease that nobody loads under keeps everybody waiting until it expires.</summary>
    private async ValueTask<LeaseReply> AskForLeaseAsync(IRemoteTier tier, EntryKey key, bool replace, CancellationToken cancellationToken)
    {
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

    // Race 38, L1 outlives L2: the reply may have travelled for long, so its time counts from the question.
    private RemoteAnswer<TValue> Hit(TValue value, RemoteEntry entry, long asked) =>
        RemoteAnswer<TValue>.Hit(value, entry.TimeToLive - clock.Since(asked));

    private bool TryDecode(RemoteEntry entry, out TValue value)
    {
        if (codec.TryDecode(entry.Payload.Span, out value, out var rejection))
        {
            return true;
        }

        metrics.PayloadsRejected.Increment();

        // A deployment that changes a type meets every old entry once: one warning for each reason, the rest at Debug.
        var level = Interlocked.Exchange(ref _lastRejection, rejection) == rejection ? LogLevel.Debug : LogLevel.Warning;
        logger.PayloadRejected(level, metrics.Method, rejection);
        return false;
    }
}
