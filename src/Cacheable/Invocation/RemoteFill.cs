using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation;

/// <summary>Stores what was loaded in L2, under the lease it was loaded with. Never throws: callers have their value already.</summary>
internal sealed class RemoteFill<TValue>(RemoteTierAccess remote, PayloadCodec<TValue> codec, MethodMetrics metrics, ILogger logger)
{
    private int _warned;

    public async ValueTask<FillOutcome> FillAsync(EntryKey key, Lease lease, TValue value, EntryTimes times)
    {
        byte[] payload;
        try
        {
            payload = codec.Encode(value, times.InPayload);
        }
        catch (Exception exception)
        {
            metrics.FillsFailed.Increment();
            WarnOnce(exception);
            await ReleaseAsync(key, lease).ConfigureAwait(false);
            return FillOutcome.Refused;
        }

        try
        {
            var stored = await remote.Tier!.FillAsync(key, lease, payload, times.Kept, CancellationToken.None).ConfigureAwait(false);
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

    // A type that cannot be stored fails at every load: one line says it all.
    private void WarnOnce(Exception exception)
    {
        if (Interlocked.Exchange(ref _warned, 1) == 0)
        {
            logger.ValueNotStorable(exception, metrics.Method, typeof(TValue));
        }
    }
}
