using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>
/// What this instance has invalidated in L2 lately. Where it turns out that L2 took another course (a failover, a partition), they
/// may never have happened there and are repeated.
/// </summary>
internal sealed class RecentInvalidations(int capacity, TimeProvider timeProvider)
{
    /// <summary>How long an invalidation counts as recent: far longer than a replica lags behind.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Queue<(CacheName Name, long At)> _names = new();
    private long? _forgottenAt;

    public void Add(IReadOnlyList<CacheName> names)
    {
        var now = timeProvider.GetTimestamp();
        lock (_lock)
        {
            foreach (var name in names)
            {
                _names.Enqueue((name, now));
            }

            Prune();
        }
    }

    /// <summary>The recent ones; <see langword="null"/> when there were more than are remembered.</summary>
    public IReadOnlyList<CacheName>? Find()
    {
        lock (_lock)
        {
            Prune();
            return _forgottenAt is not { } forgotten || IsPast(forgotten) ? [.. _names.Select(static recent => recent.Name).Distinct()] : null;
        }
    }

    /// <summary>Everything in L2 has been invalidated since: there is nothing to repeat.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _names.Clear();
            _forgottenAt = null;
        }
    }

    private void Prune()
    {
        while (_names.TryPeek(out var oldest) && (_names.Count > capacity || IsPast(oldest.At)))
        {
            _names.Dequeue();
            if (!IsPast(oldest.At))
            {
                _forgottenAt = oldest.At;
            }
        }
    }

    private bool IsPast(long moment) => timeProvider.GetElapsedTime(moment) > Window;
}
