using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>What decides validity, lost and replaced as one: incarnation, sequence, floor and one epoch per invalidated prefix.</summary>
internal sealed class GroupMetadata(long incarnation, long sequence, int maxEpochs)
{
    private readonly Dictionary<string, long> _epochs = new(StringComparer.Ordinal);
    private long _floor;

    public long Incarnation { get; } = incarnation;

    public long Sequence { get; private set; } = sequence;

    public long Next() => ++Sequence;

    /// <summary>Whether an entry or a lease with this stamp is older than no invalidation of one of its prefixes.</summary>
    public bool Admits(EntryKey key, long incarnation, long stamp)
    {
        if (incarnation != Incarnation || stamp < _floor)
        {
            return false;
        }

        foreach (var prefix in key.Prefixes)
        {
            if (_epochs.TryGetValue(prefix, out var epoch) && epoch > stamp)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sets the epoch of <paramref name="prefix"/>; too many epochs become one floor, which means more misses and never a stale hit.</summary>
    public void Invalidate(string prefix, long sequence)
    {
        _epochs[prefix] = sequence;
        if (_epochs.Count > maxEpochs)
        {
            _epochs.Clear();
            _floor = sequence;
        }
    }
}
