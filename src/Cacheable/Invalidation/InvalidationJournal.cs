using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>The invalidations that L2 has not heard of, oldest first. Bounded: past its capacity it owes a fence, which invalidates everything.</summary>
internal sealed class InvalidationJournal(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<CacheName> _names = [];
    private bool _owesFence;
    private volatile bool _hasPending;

    /// <summary>Whether L2 may hold entries that were invalidated here, and must not be read.</summary>
    public bool HasPending => _hasPending;

    public void Add(IReadOnlyList<CacheName> names)
    {
        lock (_lock)
        {
            foreach (var name in names)
            {
                _owesFence |= _names.Count >= capacity && !_names.Contains(name);
                if (!_owesFence)
                {
                    _names.Add(name);
                }
            }

            _hasPending = true;
        }
    }

    /// <summary>What is owed now. It stays owed until <see cref="Settle"/>: an interrupted replay is repeated.</summary>
    public (IReadOnlyList<CacheName> Names, bool Fence) Owed()
    {
        lock (_lock)
        {
            return ([.. _names], _owesFence);
        }
    }

    /// <summary>Takes off what has been replayed; what came meanwhile stays.</summary>
    public void Settle(IReadOnlyList<CacheName> names, bool fence)
    {
        lock (_lock)
        {
            if (fence)
            {
                _owesFence = false;
            }

            _names.ExceptWith(names);
            _hasPending = _owesFence || _names.Count > 0;
        }
    }
}
