namespace Storefront.Demo;

/// <summary>The cache's own counters.</summary>
internal sealed record CacheCounts(long L1Hits, long L1Misses, long L2Hits, long L2Misses, long RedisRoundTrips)
{
    public static CacheCounts operator -(CacheCounts later, CacheCounts earlier) => new(
        later.L1Hits - earlier.L1Hits,
        later.L1Misses - earlier.L1Misses,
        later.L2Hits - earlier.L2Hits,
        later.L2Misses - earlier.L2Misses,
        later.RedisRoundTrips - earlier.RedisRoundTrips);

    /// <summary>The share of lookups that L1 answered.</summary>
    public double L1HitRatio => Ratio(L1Hits, L1Misses);

    /// <summary>The share of what L1 missed that L2 answered.</summary>
    public double L2HitRatio => Ratio(L2Hits, L2Misses);

    private static double Ratio(long hits, long misses) => hits + misses == 0 ? 0 : (double)hits / (hits + misses);
}
