using Cacheable.Tiers;

namespace Cacheable.Invocation.L1;

/// <summary>An entry of L1 that is no longer fresh, as it was found.</summary>
/// <param name="Stored">The value, or the finished task that carries it.</param>
/// <param name="Afterlife">What it is now.</param>
/// <param name="Now">When it was found.</param>
internal readonly record struct LateEntry<TStored>(TStored Stored, L1Afterlife Afterlife, long Now)
{
    /// <summary>Whether it is still a hit, and due for an early refresh. Otherwise L1 does not answer with it.</summary>
    public bool IsDue => Now < Afterlife.HitUntil;

    /// <summary>Whether the entry has ended, and not only its time in L1.</summary>
    public bool HasEnded => Now >= Afterlife.End;

    /// <summary>Whether it ended no longer ago than <paramref name="failSafe"/>.</summary>
    public bool IsWithin(TimeSpan failSafe) => Now - Afterlife.End < failSafe.TotalMilliseconds;
}
