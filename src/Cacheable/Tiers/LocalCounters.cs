using System.Collections.Concurrent;

namespace Cacheable.Tiers;

/// <summary>Counters of an application without L2. A counter whose window has ended starts again; the ended are swept as new ones come.</summary>
internal sealed class LocalCounters(CoarseClock clock)
{
    private const int SweepEvery = 1024;

    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);
    private int _created;

    /// <summary>How many counters are held, the ended among them.</summary>
    public int Count => _counters.Count;

    public long Increment(string key, long by, TimeSpan window)
    {
        var now = clock.Now;
        var counter = _counters.AddOrUpdate(
            key,
            static (_, now) => new Counter(now.By, now.End),
            static (_, held, now) => held.End > now.Now ? held with { Value = checked(held.Value + now.By) } : new Counter(now.By, now.End),
            (Now: now, By: by, End: now + (long)window.TotalMilliseconds));
        if (counter.Value == by && Interlocked.Increment(ref _created) % SweepEvery == 0)
        {
            Sweep(now);
        }

        return counter.Value;
    }

    public KeyTimeToLive TimeToLiveOf(string key)
    {
        var now = clock.Now;
        return _counters.TryGetValue(key, out var counter) && counter.End > now
            ? KeyTimeToLive.Expires(TimeSpan.FromMilliseconds(counter.End - now))
            : KeyTimeToLive.NoSuchKey;
    }

    private void Sweep(long now)
    {
        foreach (var pair in _counters)
        {
            if (pair.Value.End <= now)
            {
                _counters.TryRemove(pair);
            }
        }
    }

    private sealed record Counter(long Value, long End);
}
