namespace Cacheable.Faults.Oracle;

/// <summary>The three ways a row is cached, each an entry of its own.</summary>
internal enum View
{
    /// <summary>By a decorated method, in L1 and L2.</summary>
    Near = 0,

    /// <summary>By a decorated method, in L2 alone, and read by one caller of an instance at a time: no read joins an older one.</summary>
    Far = 1,

    /// <summary>By hand through <see cref="ICache"/>, in L1 and L2.</summary>
    Hand = 2,
}
