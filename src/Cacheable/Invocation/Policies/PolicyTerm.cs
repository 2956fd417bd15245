namespace Cacheable.Invocation.Policies;

/// <summary>The time in which entries of a policy may go into L1. It ends where a later policy allows less.</summary>
internal sealed class PolicyTerm
{
    private volatile bool _hasEnded;

    /// <summary>Whether what was begun under the policy is no longer kept in L1.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Whether it has ended by the time an entry is in L1. Either this sees the end, or who ends it finds the entry.</summary>
    public bool HasEndedBeside()
    {
        Interlocked.MemoryBarrier();
        return _hasEnded;
    }

    /// <summary>Nothing more is kept. What L1 holds is to be taken out after this, not before.</summary>
    public void End()
    {
        _hasEnded = true;
        Interlocked.MemoryBarrier();
    }
}
