using System.Collections.Concurrent;

namespace Cacheable.EarlyRefresh;

/// <summary>
/// The keys of a method whose refresh came to nothing a moment ago. Their entries are there until they end; the next lookups do not
/// try again at once, so that a source that is away is not hammered.
/// </summary>
internal sealed class FailedRefreshes<TKey>(TimeProvider time)
    where TKey : struct, IEquatable<TKey>
{
    private const int SweepAt = 1024;

    private readonly ConcurrentDictionary<TKey, (long Begun, TimeSpan Duration)> _resting = new();
    private int _added;

    /// <summary>How many are held, the ended among them.</summary>
    public int Count => _resting.Count;

    /// <summary>Leaves <paramref name="key"/> alone for a while.</summary>
    public void Rest(TKey key, TimeSpan duration)
    {
        _resting[key] = (time.GetTimestamp(), duration);
        if (Interlocked.Increment(ref _added) % SweepAt == 0)
        {
            foreach (var pair in _resting.Where(pair => HasEnded(pair.Value)))
            {
                _resting.TryRemove(pair);
            }
        }
    }

    public bool IsResting(TKey key)
    {
        if (_resting.IsEmpty || !_resting.TryGetValue(key, out var rest))
        {
            return false;
        }

        if (!HasEnded(rest))
        {
            return true;
        }

        _resting.TryRemove(KeyValuePair.Create(key, rest));
        return false;
    }

    private bool HasEnded((long Begun, TimeSpan Duration) rest) => time.GetElapsedTime(rest.Begun) >= rest.Duration;
}
