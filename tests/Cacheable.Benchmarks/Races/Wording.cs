using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races;

/// <summary>How modes are called in the table.</summary>
internal static class Wording
{
    public static string Said(this CacheTiers tiers) => tiers == CacheTiers.All ? "L1 + L2" : $"{tiers} only";

    /// <summary>The peers know no prefixes; the nearest they have is a tag on the entry, so that is what they are asked to invalidate.</summary>
    public static string Said(this InvalidateBy by) => by switch
    {
        InvalidateBy.Key => "key",
        InvalidateBy.Pattern => "prefix (peers: tag)",
        _ => "tag",
    };
}
