using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation;

/// <summary>Stores what was loaded in L2, under the lease it was loaded with. Never throws: callers have their value already.</summary>
internal sealed class RemoteFill<TValue>(RemoteTierAccess remote, EntryEncoder<TValue> encoder, MethodMetrics metrics, ILogger logger)
{
    public async ValueTask<FillOutcome> FillAsync(EntryKey key, Lease lease, TValue value, EntryTimes times)
    {
        if (encoder.TryEncode(value, times.InPayload) is not { } payload)
        {
            await ReleaseAsync(key, lease).ConfigureAwait(false);
            return FillOutcome.Refused;
        }

        try
        {
            var stored = await remote.Tier!.FillAsync(key, lease, payload.Memory, times.Kept, CancellationToken.None).ConfigureAwait(false);

            // Only now: a command that missed its deadline may still be on its way, and its bytes must not become another's.
            payload.Dispose();
            remote.Succeeded(RemoteWork.Fill);
            if (stored)
            {
                return FillOutcome.Stored;
            }
        }
        catch (Exception exception)
        {
            metrics.FillsFailed.Increment();
            remote.Failed(RemoteWork.Fill, exception);
            return FillOutcome.Unknown;
        }

        // Race 1, the stale set: an invalidation came between load and fill, so this value may be old. Nobody keeps it.
        metrics.FillsRefused.Increment();
        logger.FillRefused(metrics.Method, key.Text);
        return FillOutcome.Refused;
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
}
