using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Cacheable.Keys;

namespace Cacheable.FailSafe;

/// <summary>The loads of a method that failed a moment ago, so that their source is left alone for a while.</summary>
/// <remarks>
/// A source that is down fails for every key there is, so the memory is bounded: failures go into a young generation, and when that is full
/// the old one is dropped and the young one takes its place. What is dropped is tried again sooner.
/// </remarks>
/// <param name="capacity">How many failures are remembered at most; half of them surely.</param>
/// <param name="admits">Whether no name of a stamp was invalidated since.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class FailureMemory<TKey>(int capacity, Func<EntryStamp, bool> admits, TimeProvider timeProvider)
    where TKey : struct, IEquatable<TKey>
{
    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<TKey, RememberedFailure> _young = new();
    private volatile ConcurrentDictionary<TKey, RememberedFailure> _old = new();

    // Counts what was put into the young generation, a key that fails again included: never fewer than it holds.
    private int _entered;
    private long _latestEnd;

    /// <summary>Remembers that a load failed.</summary>
    public void Remember(TKey key, Exception exception, EntryStamp stamp, TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
        {
            return;
        }

        var now = timeProvider.GetTimestamp();
        var failure = new RememberedFailure(ExceptionDispatchInfo.Capture(exception), stamp, now, duration);
        lock (_lock)
        {
            if (++_entered > Math.Max(1, capacity / 2))
            {
                (_old, _young, _entered) = (_young, new(), 1);
            }

            _latestEnd = Math.Max(_latestEnd, now + (long)(duration.TotalSeconds * timeProvider.TimestampFrequency));
            _young[key] = failure;
        }
    }

    /// <summary>The failure of a key that is not to be tried again yet; <see langword="null"/> for none, or where its time is over or it was invalidated since.</summary>
    public RememberedFailure? Recall(TKey key)
    {
        // The young first: what moves between the two lookups moves from the young to the old.
        if (Volatile.Read(ref _entered) == 0 || (!_young.TryGetValue(key, out var failure) && !_old.TryGetValue(key, out failure)))
        {
            return null;
        }

        return timeProvider.GetElapsedTime(failure.At) < failure.For && admits(failure.Stamp) ? failure : null;
    }

    /// <summary>A load of <paramref name="key"/> has succeeded. When nothing that is remembered counts any more, all of it goes.</summary>
    public void Forget(TKey key)
    {
        if (Volatile.Read(ref _entered) == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (timeProvider.GetTimestamp() >= _latestEnd)
            {
                (_old, _young, _entered) = (new(), new(), 0);
                return;
            }

            _young.TryRemove(key, out _);
            _old.TryRemove(key, out _);
        }
    }
}
