namespace Cacheable.Testing;

/// <summary>Values that end at a moment of a <see cref="TimeProvider"/>'s monotonic clock, looked at under the store's lock.</summary>
internal sealed class Expiring<T>
{
    private readonly TimeProvider _time;
    private readonly Dictionary<string, (T Value, long Since, TimeSpan TimeToLive)> _values;

    public Expiring(TimeProvider time) => (_time, _values) = (time, new(StringComparer.Ordinal));

    private Expiring(Expiring<T> other) => (_time, _values) = (other._time, new(other._values, StringComparer.Ordinal));

    public void Set(string key, T value, TimeSpan timeToLive) => _values[key] = (value, _time.GetTimestamp(), timeToLive);

    /// <summary>Replaces the value and keeps the moment at which it ends.</summary>
    public void Keep(string key, T value) => _values[key] = _values[key] with { Value = value };

    public bool TryGet(string key, out T value, out TimeSpan remaining)
    {
        if (_values.TryGetValue(key, out var stored))
        {
            value = stored.Value;
            remaining = stored.TimeToLive - _time.GetElapsedTime(stored.Since);
            if (remaining > TimeSpan.Zero)
            {
                return true;
            }

            _values.Remove(key);
        }

        value = default!;
        remaining = default;
        return false;
    }

    public void Remove(string key) => _values.Remove(key);

    /// <summary>The same values, each ending at the same moment.</summary>
    public Expiring<T> Copy() => new(this);
}
