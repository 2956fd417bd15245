namespace Cacheable;

/// <summary>The tiers of the cache that hold a method's entries.</summary>
[Flags]
public enum CacheTiers
{
    /// <summary>L1: the memory of this process. Nothing is serialized.</summary>
    L1 = 1,

    /// <summary>L2: the remote tier, shared by all instances.</summary>
    L2 = 2,

    /// <summary>L1 in front of L2, where a remote tier is configured.</summary>
    All = L1 | L2,
}
