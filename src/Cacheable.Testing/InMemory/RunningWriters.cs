namespace Cacheable.Testing;

/// <summary>Who is about to replace the entry of each key. While there is more than one, nobody may: in which order they commit, nobody knows.</summary>
internal sealed class RunningWriters
{
    private readonly Expiring<Running> _keys;

    public RunningWriters(TimeProvider time)
        : this(new Expiring<Running>(time))
    {
    }

    private RunningWriters(Expiring<Running> keys) => _keys = keys;

    public void Begin(string key, long token, TimeSpan duration)
    {
        if (_keys.TryGet(key, out var running, out var remaining))
        {
            _keys.Set(key, new Running([.. running.Tokens, token], MayReplace: false), remaining > duration ? remaining : duration);
        }
        else
        {
            _keys.Set(key, new Running([token], MayReplace: true), duration);
        }
    }

    /// <summary>Whoever began before an invalidation may not replace what comes after it.</summary>
    public void Stop(string key)
    {
        if (_keys.TryGet(key, out var running, out _))
        {
            _keys.Keep(key, running with { MayReplace = false });
        }
    }

    /// <summary>Takes a writer off, and says whether it might replace the entry: it was alone all the time, and within its lease.</summary>
    public bool End(string key, long token)
    {
        if (!_keys.TryGet(key, out var running, out _) || !running.Tokens.Contains(token))
        {
            return false;
        }

        if (running.Tokens.Length > 1)
        {
            _keys.Keep(key, new Running([.. running.Tokens.Where(other => other != token)], MayReplace: false));
        }
        else
        {
            _keys.Remove(key);
        }

        return running.MayReplace;
    }

    public void Remove(string key) => _keys.Remove(key);

    public RunningWriters Copy() => new(_keys.Copy());

    private sealed record Running(long[] Tokens, bool MayReplace);
}
