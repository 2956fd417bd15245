namespace Cacheable;

/// <summary>The policy of an entry cached by hand; each setting means what it means on <see cref="CachedAttribute"/>.</summary>
public sealed record CacheEntryOptions
{
    /// <summary>How long the entry lives; at most 365 days.</summary>
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

    /// <summary>How early the entry is refreshed before it ends, at most 1000; zero for never.</summary>
    /// <remarks>The loader then runs in the background, after the call that gave it has returned: what it uses must outlive that call.</remarks>
    public double Beta { get; init; }

    /// <summary>Whether the caller that finds the entry to be refreshed loads it itself and waits. Needs <see cref="Beta"/>.</summary>
    public bool RefreshInline { get; init; }

    /// <summary>For how long beyond its end the value may be given where the loader fails, at most 365 days; <see langword="null"/> for not at all.</summary>
    public TimeSpan? FailSafe { get; init; }

    /// <summary>
    /// How long a caller waits for a load while a value within its <see cref="FailSafe"/> is there; <see langword="null"/> for as long as it takes.
    /// Needs <see cref="FailSafe"/>, and is shorter than <see cref="HardTimeout"/>.
    /// </summary>
    /// <remarks>The loader then runs in the background from its start, as for <see cref="Beta"/>, and without the caller's token.</remarks>
    public TimeSpan? SoftTimeout { get; init; }

    /// <summary>How long a load may take; <see langword="null"/> for as long as it takes. Then callers get the value within its <see cref="FailSafe"/>, or a <see cref="TimeoutException"/>.</summary>
    public TimeSpan? HardTimeout { get; init; }

    /// <summary>For how long a failed load is not tried again; zero for not at all, at most 365 days. Default <see langword="null"/>: 1 s with a <see cref="FailSafe"/>, otherwise not at all.</summary>
    public TimeSpan? FailureMemory { get; init; }

    /// <summary>The tiers that hold the entry.</summary>
    public CacheTiers Tiers { get; init; } = CacheTiers.All;
}
