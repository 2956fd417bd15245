namespace Cacheable.Transactions;

/// <summary>How a transaction ended.</summary>
public enum CacheTransactionOutcome
{
    /// <summary>What was written is visible to others.</summary>
    Committed,

    /// <summary>What was written never was visible to others and never will be.</summary>
    RolledBack,

    /// <summary>Nobody knows: the commit threw, or whoever coordinates it lost track. Treated as committed, because the other guess would leave old values.</summary>
    InDoubt,
}
