namespace Cacheable.Simulation.Judging;

/// <summary>Where a read's value came from.</summary>
internal enum Answer
{
    /// <summary>L1.</summary>
    Memory,

    /// <summary>A load that others had begun earlier.</summary>
    Joined,

    /// <summary>A lookup of L2 or a load that the read itself began.</summary>
    Led,
}
