using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.L2;

/// <summary>Stores what was loaded in L2, under the lease it was loaded with. Never throws: callers have their value already.</summary>
internal sealed class RemoteFill<TValue>(
    RemoteTierAccess remote, EntryEncoder<TValue> encoder, MethodMetrics metrics, EngineClock clock, ILogger logger)
{
    private int _saidLate;

    /// <summary>Stores a value.</summary>
    /// <returns>What became of it, and how long its payload is where nothing was compressed.</returns>
    public async ValueTask<(FillOutcome Outcome, int Bytes)> FillAsync(EntryKey key, Lease lease, TValue value, EntryTimes times)
    {
        if (encoder.TryEncode(value, times.InPayload) is not { } payload)
        {
            await ReleaseAsync(key, lease).ConfigureAwait(false);
            return (FillOutcome.Refused, Bytes: 0);
        }

        var bytes = PayloadHeader.LengthOf(payload.Span);
        try
        {
            var stored = await remote.Tier!.FillAsync(key, lease, payload.Memory, times.Kept, CancellationToken.None).ConfigureAwait(false);

            // Only now: a command that missed its deadline may still be on its way, and its bytes must not become another's.
            payload.Dispose();
            remote.Succeeded(RemoteWork.Fill);
            if (stored)
            {
                return (FillOutcome.Stored, bytes);
            }
        }
        catch (Exception exception)
        {
            metrics.FillsFailed.Increment();
            remote.Failed(RemoteWork.Fill, exception);
            return (FillOutcome.Unknown, bytes);
        }

        // Race 1, the stale set: an invalidation came between load and fill, so this value may be old. Nobody keeps it.
        metrics.FillsRefused.Increment();
        logger.FillRefused(metrics.Method, key.Text);
        if (times.Load >= clock.LeaseDuration)
        {
            TellLate(times.Load);
        }

        return (FillOutcome.Refused, bytes);
    }

    /// <summary>Gives the lease back after a load that has nothing to store.</summary>
    public async ValueTask ReleaseAsync(EntryKey key, Lease lease)
    {
        try
        {
            await remote.Tier!.ReleaseAsync(key, lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            remote.Failed(RemoteWork.Fill, exception);
        }
    }

    // Race 7: a method that is always slower than its lease is never cached, and nothing else would say so.
    private void TellLate(TimeSpan load)
    {
        metrics.FillsLate.Increment();
        if (Interlocked.Exchange(ref _saidLate, 1) == 0)
        {
            logger.LoadOutlivesLease(metrics.Method, load, clock.LeaseDuration);
        }
    }
}
