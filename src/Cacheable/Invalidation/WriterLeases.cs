using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.Invalidation;

/// <summary>Takes writers' leases and gives them back. One round trip each; a lease that cannot be had makes an invalidation of the update.</summary>
internal sealed class WriterLeases(EpochTable epochs, RemoteTierAccess remote, RemoteGate gate, IOptions<CacheableOptions> options)
{
    private readonly TimeSpan _duration = options.Value.LeaseDuration;

    /// <summary>The caller is about to write.</summary>
    public async ValueTask<WriterLease> BeginAsync(EntryKey key)
    {
        // Before L2 is asked and before the write: what is heard from now on may be newer than what is going to be written.
        var stamp = epochs.Stamp(key);
        try
        {
            if (await gate.EnterAsync(key).ConfigureAwait(false) is not null)
            {
                var lease = await remote.Tier!.BeginUpdateAsync(key, _duration, CancellationToken.None).ConfigureAwait(false);
                remote.Succeeded(RemoteWork.Update);
                return new WriterLease(key, stamp, lease);
            }
        }
        catch (Exception exception)
        {
            remote.Failed(RemoteWork.Update, exception);
        }

        return new WriterLease(key, stamp, Lease: null);
    }

    /// <summary>What the caller wrote was rolled back. A lease that cannot be given back ends by itself.</summary>
    public async ValueTask AbandonAsync(WriterLease writer)
    {
        if (writer.Lease is not { } lease)
        {
            return;
        }

        try
        {
            await remote.Tier!.AbandonUpdateAsync(writer.Key, lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            remote.Failed(RemoteWork.Update, exception);
        }
    }
}
