using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>One group of keys with a history of its own. Every member runs under the store's lock.</summary>
internal sealed class InMemoryGroup
{
    private readonly int _number;
    private readonly InMemoryLimits _limits;
    private readonly Func<long> _draw;
    private readonly Expiring<StoredEntry> _entries;
    private readonly Expiring<HeldLease> _leases;
    private readonly Expiring<long> _counters;
    private readonly Holds _holds;
    private readonly RunningWriters _writers;
    private readonly InvalidationLog _log;
    private GroupHistory? _history;

    public InMemoryGroup(int number, TimeProvider time, InMemoryLimits limits, Func<long> draw)
    {
        (_number, _limits, _draw) = (number, limits, draw);
        (_entries, _leases, _counters) = (new(time), new(time), new(time));
        (_holds, _writers, _log) = (new Holds(time), new RunningWriters(time), new InvalidationLog(limits.LogCapacity));
        Writes = new GroupWrites(new QueueClock(time));
    }

    private InMemoryGroup(InMemoryGroup other)
    {
        (_number, _limits, _draw) = (other._number, other._limits, other._draw);
        (_entries, _leases, _counters) = (other._entries.Copy(), other._leases.Copy(), other._counters.Copy());
        (_holds, _writers, _log, _history) = (other._holds.Copy(), other._writers.Copy(), other._log.Copy(), other._history?.Copy());
        Writes = other.Writes.Copy();
    }

    /// <summary>The writes that are queued here.</summary>
    public GroupWrites Writes { get; }

    public RemoteEntry? Read(EntryKey key) =>
        _history is { } history && _entries.TryGet(key.Text, out var entry, out var remaining)
            && history.Admits(key, entry.Incarnation, entry.Stamp)
            ? new RemoteEntry(entry.Payload, remaining, history.Incarnation, history.Sequence)
            : null;

    public LeaseReply Lease(EntryKey key, TimeSpan duration, bool replace)
    {
        if (!replace && Read(key) is { } entry)
        {
            return LeaseReply.Found(entry);
        }

        var history = History();

        // Race 45: a load would bring what the sink has, which is older. Who insists may load, under a lease that fills nothing.
        if (Writes.Newest(key.Text) is { } queued)
        {
            return queued.Entry is { } newest && !replace
                ? LeaseReply.Found(new RemoteEntry(newest.Payload, newest.TimeToLive, history.Incarnation, history.Sequence))
                : LeaseReply.Granted(new Lease(_draw(), history.Incarnation, history.Sequence));
        }

        if (_holds.Cover(key))
        {
            return LeaseReply.Withheld;
        }

        var isAwaited = false;
        if (_leases.TryGet(key.Text, out var held, out var remaining))
        {
            // A holder that an invalidation has overtaken can no longer fill, so nobody should wait for it.
            if (history.Admits(key, held.Lease.Incarnation, held.Lease.Stamp))
            {
                _leases.Keep(key.Text, held with { IsAwaited = true });
                return LeaseReply.Held(remaining);
            }

            // Those who wait for the overtaken holder now wait for the new one, whose end is the one that will be told.
            isAwaited = held.IsAwaited;
        }

        var lease = new Lease(_draw(), history.Incarnation, history.Sequence);
        _leases.Set(key.Text, new HeldLease(lease, isAwaited), duration);
        return LeaseReply.Granted(lease);
    }

    public bool Fill(EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, List<InMemoryMessage> messages)
    {
        if (!TryEnd(key.Text, lease, messages) || _history?.Admits(key, lease.Incarnation, lease.Stamp) is not true)
        {
            return false;
        }

        _entries.Set(key.Text, new StoredEntry(lease.Incarnation, lease.Stamp, payload.ToArray()), timeToLive);
        return true;
    }

    /// <returns>Whether the lease was held.</returns>
    public bool Release(EntryKey key, Lease lease, List<InMemoryMessage> messages) => TryEnd(key.Text, lease, messages);

    /// <returns>The point right after the last of them.</returns>
    public HistoryPoint Invalidate(ReadOnlySpan<CacheName> names, Hold? hold, InMemoryRemoteTier sender, List<InMemoryMessage> messages)
    {
        var history = History();
        HistoryPoint point = default;
        foreach (var name in names)
        {
            if (hold is { } placed)
            {
                _holds.Set(name, placed);
            }

            point = new HistoryPoint(_number, history.Incarnation, history.Invalidate(name), _draw());
            var invalidation = new LoggedInvalidation(point, name, sender);
            _log.Append(invalidation);
            messages.Add((listener, observer) => observer.OnInvalidated(invalidation.ToldTo(listener)));
            if (name.Kind == CacheNameKind.Key)
            {
                _entries.Remove(name.Text);
                End(name.Text, messages);
                _writers.Stop(name.Text);
            }
        }

        return point;
    }

    /// <summary>Invalidates a key and puts what was written in its place, as new as that invalidation.</summary>
    public HistoryPoint Write(string key, QueuedEntry? entry, InMemoryRemoteTier sender, List<InMemoryMessage> messages)
    {
        var point = Invalidate([new CacheName(key, CacheNameKind.Key)], hold: null, sender, messages);
        if (entry is { } written)
        {
            _entries.Set(key, new StoredEntry(point.Incarnation, point.Sequence, written.Payload), written.TimeToLive);
        }

        return point;
    }

    public Lease BeginUpdate(EntryKey key, TimeSpan duration)
    {
        var history = History();
        var lease = new Lease(_draw(), history.Incarnation, history.Sequence);
        _writers.Begin(key.Text, lease.Token, duration);
        return lease;
    }

    /// <returns>Whether it might have replaced the entry.</returns>
    public bool AbandonUpdate(EntryKey key, Lease lease) => _writers.End(key.Text, lease.Token);

    /// <param name="update">The update.</param>
    /// <param name="names">Those of its names that concern this group.</param>
    /// <param name="sender">Who sends it.</param>
    /// <param name="messages">What is told of it.</param>
    public UpdateReply Update(EntryUpdate update, ReadOnlySpan<CacheName> names, InMemoryRemoteTier sender, List<InMemoryMessage> messages)
    {
        // Before its own names are invalidated, which may cover the key. A queued write is newer than any (race 45), and a
        // commit that holds the key may be.
        var isNewest = _writers.End(update.Key.Text, update.Lease.Token)
            && History().Admits(update.Key, update.Lease.Incarnation, update.Lease.Stamp)
            && Writes.Newest(update.Key.Text) is null
            && !_holds.Cover(update.Key);
        Invalidate(names, hold: null, sender, messages);
        QueuedEntry? entry = isNewest && update.Payload is { } payload ? new QueuedEntry(payload.ToArray(), update.TimeToLive) : null;
        return new UpdateReply(isNewest, [Write(update.Key.Text, entry, sender, messages)]);
    }

    /// <returns>Whether this fence put a new incarnation there.</returns>
    public bool Fence(Fence fence, List<InMemoryMessage> messages)
    {
        if (fence.Over is { } over && _history?.Incarnation != over)
        {
            return false;
        }

        _history = (_history ?? GroupHistory.Begin(_draw(), _limits.MaxEpochs)).Fenced(_draw(), fence.Known, _limits.MaxEpochs);
        _log.Clear();
        messages.Add((_, observer) => observer.OnFenced(_number));
        return true;
    }

    public SyncReply Sync(KnownHistory? known, InMemoryRemoteTier asking)
    {
        var point = Point();
        var (relation, missed) = HistoryComparison.Compare(History(), _log, known);
        return new SyncReply(relation, point, [.. missed.Select(invalidation => invalidation.ToldTo(asking))]);
    }

    /// <summary>The point that the history has reached.</summary>
    public HistoryPoint Point()
    {
        var history = History();
        return new HistoryPoint(_number, history.Incarnation, history.Sequence, _log.MarkOf(history.Sequence));
    }

    public KeyTimeToLive TimeToLive(EntryKey key) =>
        Read(key) is { } entry ? KeyTimeToLive.Expires(entry.TimeToLive)
        : _counters.TryGet(key.Text, out _, out var remaining) ? KeyTimeToLive.Expires(remaining)
        : KeyTimeToLive.NoSuchKey;

    public long Increment(EntryKey key, long by, TimeSpan window)
    {
        if (_counters.TryGet(key.Text, out var value, out _))
        {
            _counters.Keep(key.Text, checked(value + by));
            return value + by;
        }

        _counters.Set(key.Text, by, window);
        return by;
    }

    public void LoseHistory() => _history = null;

    public void LoseLog() => _log.Clear();

    public void LoseEntry(EntryKey key) => _entries.Remove(key.Text);

    public void LoseLease(EntryKey key)
    {
        _leases.Remove(key.Text);
        _writers.Remove(key.Text);
    }

    public void SkipTo(long sequence)
    {
        History().SkipTo(sequence);
        _log.Clear();
    }

    public InMemoryGroup Copy() => new(this);

    /// <summary>The history, or a new one where it was lost: what the old one admitted is neither read nor filled any more.</summary>
    private GroupHistory History()
    {
        if (_history is null)
        {
            _history = GroupHistory.Begin(_draw(), _limits.MaxEpochs);
            // A log that outlived its history tells of sequences that will come again.
            _log.Clear();
        }

        return _history;
    }

    private bool TryEnd(string key, Lease lease, List<InMemoryMessage> messages)
    {
        if (!_leases.TryGet(key, out var held, out _) || held.Lease != lease)
        {
            return false;
        }

        End(key, messages);
        return true;
    }

    private void End(string key, List<InMemoryMessage> messages)
    {
        if (_leases.TryGet(key, out var held, out _) && held.IsAwaited)
        {
            messages.Add((_, observer) => observer.OnReleased(key));
        }

        _leases.Remove(key);
    }

    private readonly record struct StoredEntry(long Incarnation, long Stamp, ReadOnlyMemory<byte> Payload);

    /// <param name="Lease">The lease.</param>
    /// <param name="IsAwaited">Whether somebody was told to wait for it, and so is told of its end.</param>
    private readonly record struct HeldLease(Lease Lease, bool IsAwaited);
}
