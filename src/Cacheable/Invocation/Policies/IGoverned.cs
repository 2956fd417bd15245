namespace Cacheable.Invocation.Policies;

/// <summary>What holds entries under a policy, and must give them up when the policy allows less.</summary>
internal interface IGoverned
{
    /// <summary>Takes out every entry that is there.</summary>
    void Empty();
}
