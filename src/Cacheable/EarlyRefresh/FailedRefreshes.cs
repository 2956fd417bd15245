using System.Collections.Concurrent;

namespace Cacheable.EarlyRefresh;

/// <summary>
/// The keys of a method whose refresh came to nothing a moment ago. Their entries are there until they end; the next lookups do not
/// try again at once, so that a source that is away is not hammered.
/// </summary>
/// <remarks>Bounded, in two generations: when the young one is full the old one is dropped, and its keys are tried again sooner.</remarks>
/// <param name="capacity">How many keys rest at most; half of them surely.</param>
/// <param name="time">The clock.</param>
internal sealed class FailedRefreshes<TKey>(int capacity, TimeProvider time)
    where TKey : struct, IEquatable<TKey>
{
    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<TKey, (long Begun, TimeSpan Duration)> _young = new();
    private volatile ConcurrentDictionary<TKey, (long Begun, TimeSpan Duration)> _old = new();

    // A key that rests again counts again: never fewer than the young generation holds.
    private int _entered;

    /// <summary>How many are held, the ended among them.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>Leaves <paramref name="key"/> alone for a while.</summary>
    public void Rest(TKey key, TimeSpan duration)
    {
        lock (_lock)
        {
            if (++_entered > Math.Max(1, capacity / 2))
            {
                (_old, _young, _entered) = (_young, new(), 1);
            }

            _young[key] = (time.GetTimestamp(), duration);
        }
    }

    /// <summary>Whether <paramref name="key"/> is left alone.</summary>
    public bool IsResting(TKey key)
    {
        // The young first: what moves between the two lookups moves from the young to the old.
        if (Volatile.Read(ref _entered) == 0 || (!_young.TryGetValue(key, out var rest) && !_old.TryGetValue(key, out rest)))
        {
            return false;
        }

        return time.GetElapsedTime(rest.Begun) < rest.Duration;
    }
}
