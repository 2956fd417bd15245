namespace Cacheable.WriteBehind;

/// <summary>What a sink that compares versions did with a write.</summary>
public enum SinkOutcome
{
    /// <summary>It took the write: the row was not there, or had a lower version.</summary>
    Written,

    /// <summary>The row has this very version: the write came twice, and nothing was done.</summary>
    AlreadyThere,

    /// <summary>The row has a higher version: the write came late, and nothing was done.</summary>
    Newer,
}
