namespace Cacheable.Tiers;

/// <summary>What an entry of L1 is when it is no longer fresh: due for an early refresh, then stale. All by the <see cref="CoarseClock"/>.</summary>
/// <param name="HitUntil">Until when it is still a hit.</param>
/// <param name="End">When the entry ends, which may be later than L1 holds it.</param>
/// <param name="KeptUntil">Until when it may be given as a stale value.</param>
/// <param name="Scale">The time of its load by the method's beta, in milliseconds: how wide its early refreshes scatter before its end. Zero for none.</param>
internal sealed record L1Afterlife(long HitUntil, long End, long KeptUntil, double Scale);
