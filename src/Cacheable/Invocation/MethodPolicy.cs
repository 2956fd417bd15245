using System.Collections.Concurrent;

namespace Cacheable.Invocation;

/// <summary>The policy of one method. Hits do not read it; configuration puts another in its place.</summary>
internal sealed class MethodPolicy(EntryPolicy initial)
{
    private readonly ConcurrentBag<IL1Index> _tiers = [];
    private EntryPolicy _current = initial;

    /// <summary>What holds for calls that begin now.</summary>
    public EntryPolicy Current => Volatile.Read(ref _current);

    /// <summary>An L1 that entries of this policy go into; a generic method has several.</summary>
    public void Governs(IL1Index tier) => _tiers.Add(tier);

    /// <summary>Puts <paramref name="next"/> in place. Where it allows less, L1 is emptied: hits ask for no policy.</summary>
    public void Replace(EntryPolicy next)
    {
        var before = Current;
        if (!next.AllowsLessThan(before))
        {
            Volatile.Write(ref _current, next with { Term = before.Term });
            return;
        }

        // Race 54, an entry from before: first whoever begins is under the new policy, then nobody adds to L1 under the old one, then what is there goes.
        Volatile.Write(ref _current, next);
        before.Term.End();
        foreach (var tier in _tiers)
        {
            tier.Empty();
        }
    }
}
