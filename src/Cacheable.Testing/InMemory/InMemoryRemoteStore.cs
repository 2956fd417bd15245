using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>
/// The remote side of the cache in memory: it gives leases, stamps and refuses exactly as the Redis tier does, so that
/// a test needs no server. Each <see cref="Connect"/> is one instance of the application.
/// </summary>
/// <remarks>
/// Deterministic: every command is done when its call returns, time is the given <see cref="TimeProvider"/>'s alone, and other
/// instances hear of an invalidation before the call that made it returns. Safe to use from many threads.
/// </remarks>
public sealed class InMemoryRemoteStore
{
    private readonly Lock _lock = new();
    private readonly Expiring<StoredEntry> _entries;
    private readonly Expiring<Lease> _leases;
    private readonly Expiring<long> _counters;
    private readonly int _maxEpochs;
    private InMemoryRemoteTier[] _tiers = [];
    private GroupMetadata? _metadata;
    private long _incarnations;
    private long _tokens;

    /// <summary>Creates an empty store.</summary>
    /// <param name="time">The clock that entries, leases and counters expire by; the system's when left out.</param>
    public InMemoryRemoteStore(TimeProvider? time = null)
        : this(time, maxEpochs: 50_000)
    {
    }

    internal InMemoryRemoteStore(TimeProvider? time, int maxEpochs)
    {
        time ??= TimeProvider.System;
        _entries = new Expiring<StoredEntry>(time);
        _leases = new Expiring<Lease>(time);
        _counters = new Expiring<long>(time);
        _maxEpochs = maxEpochs;
    }

    private readonly record struct StoredEntry(long Incarnation, long Stamp, ReadOnlyMemory<byte> Payload);

    /// <summary>A tier for one more instance of the application; all tiers share what the store holds.</summary>
    public InMemoryRemoteTier Connect()
    {
        var tier = new InMemoryRemoteTier(this);
        lock (_lock)
        {
            _tiers = [.. _tiers, tier];
        }

        return tier;
    }

    /// <summary>Loses everything without a word to anybody, as a server does that is flushed or restarts empty.</summary>
    public void LoseEverything()
    {
        lock (_lock)
        {
            _metadata = null;
            _entries.Clear();
            _leases.Clear();
            _counters.Clear();
        }
    }

    internal RemoteEntry? Read(EntryKey key)
    {
        lock (_lock)
        {
            return TryRead(key);
        }
    }

    internal LeaseReply Lease(EntryKey key, TimeSpan duration, bool replace)
    {
        lock (_lock)
        {
            if (!replace && TryRead(key) is { } entry)
            {
                return LeaseReply.Found(entry);
            }

            var metadata = _metadata ??= NewIncarnation();
            // A holder that an invalidation has overtaken can no longer fill, so nobody should wait for it.
            if (_leases.TryGet(key.Text, out var held, out var remaining) && metadata.Admits(key, held.Incarnation, held.Stamp))
            {
                return LeaseReply.Held(remaining);
            }

            var lease = new Lease(++_tokens, metadata.Incarnation, metadata.Sequence);
            _leases.Set(key.Text, lease, duration);
            return LeaseReply.Granted(lease);
        }
    }

    internal bool Fill(EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive)
    {
        lock (_lock)
        {
            if (!_leases.TryGet(key.Text, out var held, out _) || held != lease)
            {
                return false;
            }

            _leases.Remove(key.Text);
            if (_metadata?.Admits(key, lease.Incarnation, lease.Stamp) is not true)
            {
                return false;
            }

            _entries.Set(key.Text, new StoredEntry(lease.Incarnation, lease.Stamp, payload.ToArray()), timeToLive);
            return true;
        }
    }

    internal void Release(EntryKey key, Lease lease)
    {
        lock (_lock)
        {
            if (_leases.TryGet(key.Text, out var held, out _) && held == lease)
            {
                _leases.Remove(key.Text);
            }
        }
    }

    internal void Invalidate(InMemoryRemoteTier sender, IReadOnlyList<CacheName> names)
    {
        InMemoryRemoteTier[] tiers;
        lock (_lock)
        {
            var metadata = _metadata ??= NewIncarnation();
            foreach (var name in names)
            {
                var sequence = metadata.Next();
                if (name.IsPrefix)
                {
                    metadata.Invalidate(name.Text, sequence);
                }
                else
                {
                    _entries.Remove(name.Text);
                    _leases.Remove(name.Text);
                }
            }

            tiers = _tiers;
        }

        // Outside the lock: an observer may call back into the store.
        foreach (var tier in tiers.Where(tier => tier != sender))
        {
            tier.Hear(names);
        }
    }

    internal void Fence(InMemoryRemoteTier sender)
    {
        InMemoryRemoteTier[] tiers;
        lock (_lock)
        {
            _metadata = NewIncarnation();
            tiers = _tiers;
        }

        foreach (var tier in tiers.Where(tier => tier != sender))
        {
            tier.HearFence();
        }
    }

    internal KeyTimeToLive TimeToLive(EntryKey key)
    {
        lock (_lock)
        {
            return TryRead(key) is { } entry ? KeyTimeToLive.Expires(entry.TimeToLive)
                : _counters.TryGet(key.Text, out _, out var remaining) ? KeyTimeToLive.Expires(remaining)
                : KeyTimeToLive.NoSuchKey;
        }
    }

    internal long Increment(EntryKey key, long by, TimeSpan window)
    {
        lock (_lock)
        {
            if (_counters.TryGet(key.Text, out var value, out _))
            {
                _counters.Keep(key.Text, checked(value + by));
                return value + by;
            }

            _counters.Set(key.Text, by, window);
            return by;
        }
    }

    private RemoteEntry? TryRead(EntryKey key) =>
        _entries.TryGet(key.Text, out var entry, out var remaining) && _metadata?.Admits(key, entry.Incarnation, entry.Stamp) is true
            ? new RemoteEntry(entry.Payload, remaining)
            : null;

    private GroupMetadata NewIncarnation() => new(++_incarnations, _metadata?.Sequence ?? 0, _maxEpochs);
}
