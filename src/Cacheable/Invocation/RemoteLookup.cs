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
    RemoteGate gate,
    LeaseRequest lease,
    PayloadCodec<TValue> codec,
    MethodMetrics metrics,
    EngineClock clock,
    ILogger logger)
{
    private string? _lastRejection;

    /// <summary>Finds the entry or the lease. Throws only if <paramref name="cancellationToken"/> is cancelled.</summary>
    public async ValueTask<RemoteAnswer<TValue>> FindAsync(EntryKey key, CancellationToken cancellationToken)
    {
        if (await gate.EnterAsync(key).ConfigureAwait(false) is not { } passage)
        {
            return RemoteAnswer<TValue>.None;
        }

        try
        {
            var (answer, isThere) = await ReadTierAsync(passage, key, cancellationToken).ConfigureAwait(false);
            if (answer.IsHit)
            {
                metrics.L2Hits.Increment();
                remote.Succeeded(RemoteWork.Lookup);
                return answer;
            }

            metrics.L2Misses.Increment();
            answer = await LeaseAsync(remote.Tier!, passage, key, replace: isThere, cancellationToken).ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Lookup);
            return answer;
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

    /// <summary>Reads the entry for somebody who looks again, and counts nothing. Throws where L2 does not answer.</summary>
    public async ValueTask<RemoteAnswer<TValue>> ReadAsync(RemoteGate.Passage passage, EntryKey key, CancellationToken cancellationToken)
    {
        passage.AskAgain();
        return (await ReadTierAsync(passage, key, cancellationToken).ConfigureAwait(false)).Answer;
    }

    private async ValueTask<(RemoteAnswer<TValue> Answer, bool IsThere)> ReadTierAsync(
        RemoteGate.Passage passage, EntryKey key, CancellationToken cancellationToken)
    {
        var asked = clock.Start();
        var entry = await remote.Tier!.ReadAsync(key, cancellationToken).ConfigureAwait(false);
        passage.Answered();
        return entry is { } found && passage.Admits(found) && TryDecode(found, out var value, out var times)
            ? (Hit(value, found, asked, times), true)
            : (RemoteAnswer<TValue>.None, entry is not null);
    }

    private async ValueTask<RemoteAnswer<TValue>> LeaseAsync(
        IRemoteTier tier, RemoteGate.Passage passage, EntryKey key, bool replace, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = clock.Start();
            var reply = await lease.AskAsync(tier, passage, key, replace, cancellationToken).ConfigureAwait(false);
            if (reply.IsWithheld)
            {
                return RemoteAnswer<TValue>.Withheld;
            }

            if (reply.Entry is not { } entry)
            {
                return RemoteAnswer<TValue>.Leased(reply.Lease!.Value);
            }

            if (!passage.Admits(entry))
            {
                return RemoteAnswer<TValue>.None;
            }

            if (TryDecode(entry, out var value, out var times))
            {
                return Hit(value, entry, asked, times);
            }

            replace = true;
        }
    }

    // Race 38, L1 outlives L2: the reply may have travelled for long, so its time counts from the question.
    private RemoteAnswer<TValue> Hit(TValue value, RemoteEntry entry, long asked, PayloadTimes times) =>
        RemoteAnswer<TValue>.Hit(value, EntryTimes.Of(entry.TimeToLive - clock.Since(asked), times));

    private bool TryDecode(RemoteEntry entry, out TValue value, out PayloadTimes times)
    {
        if (codec.TryDecode(entry.Payload, out value, out times, out var rejection))
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
