using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>The invalidations that L2 has not heard of. Bounded: past its capacity it owes a fence, which invalidates everything.</summary>
internal sealed class InvalidationJournal(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CacheName, long> _names = [];
    private long _last;
    private long _fence;
    private volatile bool _hasPending;

    /// <summary>Whether L2 may hold entries that were invalidated here, and must not be read.</summary>
    public bool HasPending => _hasPending;

    public void Add(IReadOnlyList<CacheName> names)
    {
        lock (_lock)
        {
            _last++;
            foreach (var name in names)
            {
                if (_names.Count < capacity || _names.ContainsKey(name))
                {
                    _names[name] = _last;
                }
                else
                {
                    _fence = _last;
                }
            }

            _hasPending = true;
        }
    }

    /// <summary>Owes a fence: which names L2 has not heard of is no longer known.</summary>
    public void AddFence()
    {
        lock (_lock)
        {
            _fence = ++_last;
            _hasPending = true;
        }
    }

    /// <summary>What is owed now. It stays owed until <see cref="Settle"/>: an interrupted replay is repeated.</summary>
    public OwedInvalidations Owed()
    {
        lock (_lock)
        {
            return new OwedInvalidations([.. _names.Keys], _fence > 0, _last);
        }
    }

    /// <summary>
    /// Takes off what has been replayed. What came meanwhile stays, the same name among it: its second invalidation follows
    /// another write, and L2 may have been filled between the two.
    /// </summary>
    public void Settle(OwedInvalidations replayed)
    {
        lock (_lock)
        {
            foreach (var name in replayed.Names)
            {
                if (_names[name] <= replayed.Last)
                {
                    _names.Remove(name);
                }
            }

            _fence = _fence <= replayed.Last ? 0 : _fence;
            _hasPending = _fence > 0 || _names.Count > 0;
        }
    }
}
