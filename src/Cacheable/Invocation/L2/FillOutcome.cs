namespace Cacheable.Invocation.L2;

/// <summary>What became of a fill of L2.</summary>
internal enum FillOutcome
{
    /// <summary>L2 holds the value.</summary>
    Stored,

    /// <summary>L2 does not hold the value, and L1 must not either.</summary>
    Refused,

    /// <summary>L2 did not answer: it may or may not hold the value. L1 may: it hears of every invalidation by itself.</summary>
    Unknown,
}
