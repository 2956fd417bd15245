using Cacheable.Invalidation;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Tiers;

namespace Cacheable.Invocation;

/// <summary>Says by hand how long a key lives: an entry of L2, else a counter there, else what is in the process.</summary>
internal sealed class HandTimeToLive(L1Directory directory, RemoteGate gate, RemoteTierAccess remote, LocalCounters counters)
{
    /// <summary>How long the entry, or else the counter, of <paramref name="key"/> lives; what is past its end does not exist.</summary>
    public async ValueTask<KeyTimeToLive> GetAsync(EntryKey key, CancellationToken cancellationToken)
    {
        var found = await AskL2Async(key, cancellationToken).ConfigureAwait(false);
        if (found.Exists)
        {
            return found;
        }

        // An entry whose tiers leave L2 out, an application without L2, or an L2 that cannot be asked.
        var local = directory.TimeToLiveOf(key.Text);
        return local.Exists || remote.Tier is not null ? local : counters.TimeToLiveOf(key.Text);
    }

    private async ValueTask<KeyTimeToLive> AskL2Async(EntryKey key, CancellationToken cancellationToken)
    {
        // As a lookup does: what L2 holds is not to be trusted while it is owed an invalidation or its history is in doubt.
        if (await gate.EnterAsync(key).ConfigureAwait(false) is null)
        {
            return KeyTimeToLive.NoSuchKey;
        }

        try
        {
            var found = await FindAsync(remote.Tier!, key, cancellationToken).ConfigureAwait(false);
            remote.Succeeded(RemoteWork.Lookup);
            return found;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            remote.Failed(RemoteWork.Lookup, exception);
            return KeyTimeToLive.NoSuchKey;
        }
    }

    /// <remarks>
    /// An entry is read: what it says of its afterlife and how long it is held belong together, and an entry that comes or goes between two questions
    /// would have the one without the other. What is not read is a counter, or an entry that has come meanwhile, and then it is read now.
    /// </remarks>
    private static async ValueTask<KeyTimeToLive> FindAsync(IRemoteTier tier, EntryKey key, CancellationToken cancellationToken)
    {
        if (await ReadAsync(tier, key, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            return entry;
        }

        var held = await tier.GetTimeToLiveAsync(key, cancellationToken).ConfigureAwait(false);
        return held.Exists ? await ReadAsync(tier, key, cancellationToken).ConfigureAwait(false) ?? held : held;
    }

    /// <returns><see langword="null"/> where there is no entry.</returns>
    private static async ValueTask<KeyTimeToLive?> ReadAsync(IRemoteTier tier, EntryKey key, CancellationToken cancellationToken)
    {
        if (await tier.ReadAsync(key, cancellationToken).ConfigureAwait(false) is not { } read)
        {
            return null;
        }

        // One that cannot be read is there all the same. L2 holds what may be given as a stale value for longer than it exists.
        using var entry = read;
        return PayloadHeader.TryRead(entry.Payload.Span, out var header) is not null ? KeyTimeToLive.Expires(entry.TimeToLive)
            : EntryTimes.Of(entry.TimeToLive, header.Times) is { HasEnded: false } times ? KeyTimeToLive.Expires(times.Life)
            : KeyTimeToLive.NoSuchKey;
    }
}
