namespace Cacheable;

/// <summary>What became of an invalidation.</summary>
public enum InvalidationOutcome
{
    /// <summary>Every lookup that starts later, on any instance through L2, misses what was loaded before.</summary>
    Applied,

    /// <summary>L2 could not be reached: it holds in this process, and is replayed in L2 when it returns.</summary>
    Deferred,
}
