using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The holds of one group. Each ends by itself when its time is over.</summary>
internal sealed class Holds
{
    private readonly TimeProvider _time;
    private readonly Dictionary<(CacheName Name, long Token), (long Since, TimeSpan Duration)> _standing;

    public Holds(TimeProvider time) => (_time, _standing) = (time, []);

    private Holds(Holds other) => (_time, _standing) = (other._time, new(other._standing));

    /// <summary>Places the hold on a name, or ends it.</summary>
    public void Set(CacheName name, Hold hold)
    {
        foreach (var over in _standing.Where(standing => !Stands(standing.Value)).Select(static standing => standing.Key).ToList())
        {
            _standing.Remove(over);
        }

        if (hold.Duration > TimeSpan.Zero)
        {
            _standing[(name, hold.Token)] = (_time.GetTimestamp(), hold.Duration);
        }
        else
        {
            _standing.Remove((name, hold.Token));
        }
    }

    /// <summary>Whether the key, or one of its prefixes and tags, is held.</summary>
    public bool Cover(EntryKey key) => _standing.Any(standing => Stands(standing.Value) && IsOf(key, standing.Key.Name));

    public Holds Copy() => new(this);

    private static bool IsOf(EntryKey key, CacheName name) => name.Kind switch
    {
        CacheNameKind.Prefix => key.Prefixes.Contains(name.Text),
        CacheNameKind.Tag => key.Tags.Contains(name.Text),
        _ => key.Text == name.Text,
    };

    private bool Stands((long Since, TimeSpan Duration) hold) => _time.GetElapsedTime(hold.Since) < hold.Duration;
}
