using System.Collections.Immutable;
using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>What decides validity in a group, lost and replaced as one: incarnation, sequence, ancestors and epochs.</summary>
internal sealed class GroupHistory
{
    private const int MostAncestors = 32;

    private readonly ImmutableArray<long> _ancestors;
    private readonly Epochs _epochs;

    private GroupHistory(long incarnation, long sequence, ImmutableArray<long> ancestors, Epochs epochs) =>
        (Incarnation, Sequence, _ancestors, _epochs) = (incarnation, sequence, ancestors, epochs);

    public long Incarnation { get; }

    public long Sequence { get; private set; }

    /// <summary>A history that begins, or begins again after a loss.</summary>
    public static GroupHistory Begin(long incarnation, int maxEpochs) => new(incarnation, sequence: 0, [], new Epochs(maxEpochs));

    /// <summary>
    /// The history that a fence puts over this one. Epochs begin anew, because nothing stamped under the old incarnation is
    /// valid; the sequence goes on, so that it says how many invalidations the group has seen.
    /// </summary>
    public GroupHistory Fenced(long incarnation, long? known, int maxEpochs)
    {
        var ancestors = _ancestors;
        if (known is { } stranger && stranger != Incarnation && !ancestors.Contains(stranger))
        {
            ancestors = ancestors.Add(stranger);
        }

        ancestors = ancestors.Add(Incarnation);
        return new(incarnation, Sequence, ancestors[Math.Max(0, ancestors.Length - MostAncestors)..], new Epochs(maxEpochs));
    }

    public bool Succeeds(long incarnation) => _ancestors.Contains(incarnation);

    /// <summary>Whether an entry or a lease with this stamp is older than no invalidation of one of its prefixes and tags.</summary>
    public bool Admits(EntryKey key, long incarnation, long stamp) => incarnation == Incarnation && _epochs.Admit(key, stamp);

    /// <summary>Counts an invalidation. That of a key has no epoch: its entry and its lease are deleted.</summary>
    public long Invalidate(CacheName name)
    {
        Sequence++;
        if (name.Kind != CacheNameKind.Key)
        {
            _epochs.Raise(name, Sequence);
        }

        return Sequence;
    }

    /// <summary>Goes on as if there had been so many invalidations, for tests of large numbers.</summary>
    public void SkipTo(long sequence) => Sequence = sequence;

    public GroupHistory Copy() => new(Incarnation, Sequence, _ancestors, _epochs.Copy());
}
