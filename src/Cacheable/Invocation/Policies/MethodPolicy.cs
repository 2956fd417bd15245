using System.Collections.Concurrent;

namespace Cacheable.Invocation.Policies;

/// <summary>The policy of one method. Hits do not read it; configuration puts another in its place.</summary>
internal sealed class MethodPolicy(EntryPolicy initial)
{
    private readonly ConcurrentBag<IGoverned> _tiers = [];
    private EntryPolicy _current = initial;

    /// <summary>What holds for calls that begin now.</summary>
    public EntryPolicy Current => Volatile.Read(ref _current);

    /// <summary>An L1 that entries of this policy go into; a generic method has several.</summary>
    public void Governs(IGoverned tier) => _tiers.Add(tier);

    /// <summary>Puts <paramref name="next"/> in place.</summary>
    /// <returns>Whether it allows less, and L1 is to be emptied: hits ask for no policy.</returns>
    public bool Replace(EntryPolicy next)
    {
        var before = Current;
        if (!next.AllowsLessThan(before))
        {
            Volatile.Write(ref _current, next with { Term = before.Term });
            return false;
        }

        // Race 54, an entry from before: first whoever begins is under the new policy, then nobody adds to L1 under the old one, then what is there goes.
        Volatile.Write(ref _current, next);
        before.Term.End();
        return true;
    }

    /// <summary>Empties L1, each of several whatever becomes of the others.</summary>
    /// <param name="failed">Is told of one that cannot be: an <c>IMemoryCache</c> of the application may be disposed.</param>
    public void Empty(Action<Exception> failed)
    {
        foreach (var tier in _tiers)
        {
            try
            {
                tier.Empty();
            }
            catch (Exception exception)
            {
                failed(exception);
            }
        }
    }
}
