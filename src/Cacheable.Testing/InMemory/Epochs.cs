using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>
/// The sequence at which each prefix and tag was last invalidated. Beyond <paramref name="most"/> of them the oldest goes and the
/// floor rises to it: more misses, and never a stale hit.
/// </summary>
internal sealed class Epochs(int most)
{
    // Sequences only rise, so the order of raising is the order of age.
    private readonly LinkedList<(CacheName Name, long Sequence)> _byAge = [];
    private readonly Dictionary<CacheName, LinkedListNode<(CacheName Name, long Sequence)>> _byName = [];
    private long _floor;

    public void Raise(CacheName name, long sequence)
    {
        if (_byName.Remove(name, out var former))
        {
            _byAge.Remove(former);
        }

        _byName[name] = _byAge.AddLast((name, sequence));
        if (_byName.Count > most)
        {
            var oldest = _byAge.First!.Value;
            _byAge.RemoveFirst();
            _byName.Remove(oldest.Name);
            _floor = oldest.Sequence;
        }
    }

    /// <summary>Whether no invalidation of one of the key's prefixes or tags is younger than <paramref name="stamp"/>.</summary>
    public bool Admit(EntryKey key, long stamp) =>
        stamp >= _floor && Admit(key.Prefixes, CacheNameKind.Prefix, stamp) && Admit(key.Tags, CacheNameKind.Tag, stamp);

    public Epochs Copy()
    {
        var copy = new Epochs(most) { _floor = _floor };
        foreach (var epoch in _byAge)
        {
            copy._byName[epoch.Name] = copy._byAge.AddLast(epoch);
        }

        return copy;
    }

    private bool Admit(IReadOnlyList<string> texts, CacheNameKind kind, long stamp)
    {
        for (var index = 0; index < texts.Count; index++)
        {
            if (_byName.TryGetValue(new CacheName(texts[index], kind), out var epoch) && epoch.Value.Sequence > stamp)
            {
                return false;
            }
        }

        return true;
    }
}
