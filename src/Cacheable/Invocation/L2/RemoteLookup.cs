using Cacheable.Invalidation;
using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.L2;

/// <summary>Asks L2: reads the entry, then takes the lease to fill it, or waits for whoever holds it.</summary>
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

    /// <summary>Reads the entry. Throws only if <paramref name="cancellationToken"/> is cancelled.</summary>
    public async ValueTask<RemoteReading<TValue>> ReadAsync(EntryKey key, CancellationToken cancellationToken)
    {
        if (await gate.EnterAsync(key).ConfigureAwait(false) is not { } passage)
        {
            CountPassed();
            return default;
        }

        try
        {
            var reading = await ReadTierAsync(passage, key, cancellationToken).ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Lookup);
            (reading.IsHit ? metrics.L2Hits : metrics.L2Misses).Increment();
            return reading;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fail(passage, exception);
            return default;
        }
    }

    /// <summary>Reads the entry for somebody who looks again, and counts nothing. Throws where L2 does not answer.</summary>
    public async ValueTask<RemoteAnswer<TValue>> ReadAsync(RemoteGate.Passage passage, EntryKey key, CancellationToken cancellationToken)
    {
        passage.AskAgain();
        var reading = await ReadTierAsync(passage, key, cancellationToken).ConfigureAwait(false);
        return reading.IsHit ? RemoteAnswer<TValue>.Hit(reading.Value, reading.Times) : RemoteAnswer<TValue>.None;
    }

    /// <summary>
    /// Takes the lease to fill what was not read, or waits for whoever holds it. Throws only if <paramref name="cancellationToken"/> is cancelled.
    /// </summary>
    public async ValueTask<RemoteAnswer<TValue>> ClaimAsync(EntryKey key, RemoteReading<TValue> reading, CancellationToken cancellationToken)
    {
        if (reading.Passage is not { } passage)
        {
            return RemoteAnswer<TValue>.None;
        }

        try
        {
            var answer = await LeaseAsync(remote.Tier!, passage, key, replace: reading.HasEntry, cancellationToken).ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Lookup);
            return answer;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fail(passage, exception);
            return RemoteAnswer<TValue>.None;
        }
    }

    private async ValueTask<RemoteReading<TValue>> ReadTierAsync(RemoteGate.Passage passage, EntryKey key, CancellationToken cancellationToken)
    {
        var asked = clock.Start();
        var entry = await remote.Tier!.ReadAsync(codec.IsLarge ? key.AsLarge() : key, cancellationToken).ConfigureAwait(false);
        passage.Answered();
        var reading = new RemoteReading<TValue>(passage, HasEntry: entry is not null);
        return entry is { } found && IsAdmitted(passage, found) && TryDecode(found, asked, out var value, out var times)
            ? reading.Of(value, times)
            : reading;
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

            if (!IsAdmitted(passage, entry))
            {
                return RemoteAnswer<TValue>.None;
            }

            // Whoever was waited for may have failed too, and have left what is past its end.
            if (TryDecode(entry, asked, out var value, out var times) && !times.HasEnded)
            {
                return RemoteAnswer<TValue>.Hit(value, times);
            }

            replace = true;
        }
    }

    private void CountPassed()
    {
        if (remote.Tier is not null)
        {
            metrics.LookupsPastL2.Increment();
        }
    }

    private void Fail(RemoteGate.Passage passage, Exception exception)
    {
        remote.Failed(RemoteWork.Lookup, exception);
        if (exception is TimeoutException)
        {
            passage.Unanswered();
        }
    }

    // What is not believed is not read either, and its buffer goes back at once.
    private static bool IsAdmitted(RemoteGate.Passage passage, RemoteEntry entry)
    {
        if (passage.Admits(entry))
        {
            return true;
        }

        entry.Dispose();
        return false;
    }

    private bool TryDecode(RemoteEntry entry, long asked, out TValue value, out EntryTimes times)
    {
        var isRead = codec.TryDecode(entry.Payload, out value, out var payload, out var rejection);

        // Race 38, L1 outlives L2: the reply may have travelled for long, so its time counts from the question.
        times = isRead ? EntryTimes.Of(entry.TimeToLive - clock.Since(asked), payload) with { Bytes = PayloadHeader.LengthOf(entry.Payload.Span) } : default;
        entry.Dispose();
        if (isRead)
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
