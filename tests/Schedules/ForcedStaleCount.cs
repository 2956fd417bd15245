namespace Cacheable.Schedules;

/// <summary>What the forced schedule found.</summary>
/// <param name="Stale">Trials in which a reader that came after the invalidation saw the old row, or waited for it.</param>
/// <param name="Joined">Those in which that reader waited for the load that the invalidation had doomed.</param>
internal readonly record struct ForcedStaleCount(int Stale, int Joined)
{
    public static ForcedStaleCount operator +(ForcedStaleCount one, ForcedStaleCount other) =>
        new(one.Stale + other.Stale, one.Joined + other.Joined);
}
