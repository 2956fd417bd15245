using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Writes;

/// <summary>The update of one entry, from before its call to after the commit.</summary>
/// <param name="entries">The entries of the cached method.</param>
/// <param name="leases">Where the writer's lease goes when it is not used.</param>
/// <param name="key">The key of the entry.</param>
/// <param name="name">The same as a name.</param>
/// <param name="others">What else the call invalidates.</param>
/// <param name="metrics">The counts of the method that writes.</param>
internal sealed class OwedEntryUpdate<TKey, TValue>(
    WrittenEntries<TKey, TValue> entries, WriterLeases leases, TKey key, CacheName name, CacheName[] others, MethodMetrics metrics)
    : OwedUpdate(metrics, [name, .. others])
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    private readonly Lock _lock = new();
    private WriterLease? _writer;
    private WrittenEntry? _entry;
    private CacheName? _other;
    private bool _hasReturned;
    private bool _fellDue;

    private bool HasReturned
    {
        get
        {
            lock (_lock)
            {
                return _hasReturned;
            }
        }
    }

    public override IReadOnlyList<CacheName> Names
    {
        get
        {
            lock (_lock)
            {
                return _other is { } other ? [.. base.Names, other] : base.Names;
            }
        }
    }

    /// <summary>The call may begin.</summary>
    public void Begin(WriterLease writer) => _writer = writer;

    /// <summary>The call is over.</summary>
    /// <param name="entry">What it leaves; <see langword="null"/> where it only invalidates.</param>
    /// <param name="other">Another key that what it wrote turned out to have.</param>
    /// <returns>Whether it fell due before.</returns>
    public bool Return(WrittenEntry? entry, CacheName? other)
    {
        lock (_lock)
        {
            (_entry, _other, _hasReturned) = (entry, other, true);
            return _fellDue;
        }
    }

    public override bool FallDue()
    {
        // One step with the return: a transaction that ends beside it is paid by itself or by the call, and never by nobody.
        lock (_lock)
        {
            _fellDue = true;
            return _hasReturned;
        }
    }

    public override void Doubt()
    {
        lock (_lock)
        {
            _entry = null;
        }
    }

    public override async ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<CacheName> before, bool isCommitted)
    {
        WrittenEntry? entry;
        lock (_lock)
        {
            // Once: whoever else owes it does so because the call wrote in more than one place.
            (entry, _entry) = (isCommitted ? _entry : null, null);
        }

        var (outcome, isReplaced) = await entries.ReplaceAsync(key, _writer!, entry, [.. before, .. Names.Where(one => one != name)]).ConfigureAwait(false);
        (isReplaced ? Metrics.UpdatesReplaced : Metrics.UpdatesInvalidated).Increment();
        return outcome;
    }

    public override ValueTask DiscardAsync()
    {
        if (!HasReturned)
        {
            // A call that rolls back inside may try again.
            return default;
        }

        Metrics.UpdatesDiscarded.Increment();
        Metrics.InvalidationsDiscarded.Add(Names.Count - 1);
        return leases.AbandonAsync(_writer!);
    }
}
