namespace Cacheable;

/// <summary>The policy of an entry cached by hand; each setting means what it means on <see cref="CachedAttribute"/>.</summary>
public sealed record CacheEntryOptions
{
    /// <summary>How long the entry lives.</summary>
    public required TimeSpan TimeToLive { get; init; }

    /// <summary>How much sooner it may expire; zero for none. Shorter than <see cref="TimeToLive"/>.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>How long a <see langword="null"/> is cached; <see langword="null"/> when it is not. At most <see cref="TimeToLive"/>.</summary>
    public TimeSpan? NegativeTimeToLive { get; init; }

    /// <summary>How long the entry lives in L1; <see langword="null"/> for as long as it lives at all. At most <see cref="TimeToLive"/>.</summary>
    public TimeSpan? L1TimeToLive { get; init; }

    /// <summary>The tags that <see cref="ICache.InvalidateTagAsync"/> names the entry by. Build them with <see cref="CacheKey.Format"/> when a value comes from outside.</summary>
    /// <remarks>
    /// A lookup returns no value whose load began before an invalidation of a tag that this lookup gives; so every lookup of a key
    /// gives the same tags. Lookups of one key with other tags share neither an entry in L1 nor a load.
    /// </remarks>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The tiers that hold the entry.</summary>
    public CacheTiers Tiers { get; init; } = CacheTiers.All;
}
