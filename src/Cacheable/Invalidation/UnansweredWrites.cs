using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>
/// The queued writes of this instance that L2 did not answer. One may still arrive, and then puts a value in place that nobody here
/// waits for: its message is applied as another instance's would be. The next write of its key withdraws it.
/// </summary>
/// <param name="capacity">How many keys are remembered. Beyond that every own message is applied: more misses, never a stale hit.</param>
internal sealed class UnansweredWrites(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<long>> _tokens = new(StringComparer.Ordinal);
    private volatile bool _isOverfull;
    private volatile bool _hasAny;

    /// <summary>Nobody knows what became of a write.</summary>
    public void Add(string key, long token)
    {
        lock (_lock)
        {
            if (!_tokens.TryGetValue(key, out var tokens))
            {
                if (_tokens.Count >= capacity)
                {
                    _isOverfull = true;
                    return;
                }

                _tokens.Add(key, tokens = []);
            }

            tokens.Add(token);
            _hasAny = true;
        }
    }

    /// <summary>What the next write of a key withdraws.</summary>
    public IReadOnlyList<long> Of(string key)
    {
        if (!_hasAny)
        {
            return [];
        }

        lock (_lock)
        {
            return _tokens.TryGetValue(key, out var tokens) ? [.. tokens] : [];
        }
    }

    /// <summary>These can no longer arrive: a write that withdrew them was accepted.</summary>
    public void Remove(string key, IReadOnlyList<long> withdrawn)
    {
        if (withdrawn.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (_tokens.TryGetValue(key, out var tokens) && tokens.RemoveAll(withdrawn.Contains) > 0 && tokens.Count == 0)
            {
                _tokens.Remove(key);
                _hasAny = _tokens.Count > 0;
            }
        }
    }

    /// <summary>Whether an own message of <paramref name="name"/> may tell of a write that was not answered.</summary>
    public bool MayBring(CacheName name)
    {
        if (!_hasAny && !_isOverfull)
        {
            return false;
        }

        lock (_lock)
        {
            return _isOverfull || (name.Kind == CacheNameKind.Key && _tokens.ContainsKey(name.Text));
        }
    }
}
