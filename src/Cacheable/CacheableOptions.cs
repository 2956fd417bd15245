namespace Cacheable;

/// <summary>What holds for the whole cache of an application. A value out of range stops the start.</summary>
public sealed class CacheableOptions
{
    /// <summary>How many entries L1 holds for each cached method; the least recently used go first. Default 10,000, at least 3.</summary>
    public int L1Capacity { get; set; } = 10_000;

    /// <summary>
    /// How long L1 may answer without news from L2's invalidation channel. While the channel is down, entries live no longer than
    /// this, so that no instance serves for longer what another has invalidated. Default 1 s.
    /// </summary>
    public TimeSpan L1Lease { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long one instance may hold the right to fill an entry of L2. A load that takes longer is answered but not stored in
    /// L2; an instance that dies while loading delays the others for no longer. Default 10 s.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether callers wait until what was loaded is stored in L2. Default <see langword="false"/>: the fill goes on behind the
    /// answer, and a failed one is a metric and a log line.
    /// </summary>
    public bool WaitForFill { get; set; }

    /// <summary>
    /// How many invalidations are kept for replay while L2 is away. Beyond that, everything in L2 is invalidated when it returns:
    /// many misses, never a stale hit. Default 10,000.
    /// </summary>
    public int InvalidationJournalCapacity { get; set; } = 10_000;
}
