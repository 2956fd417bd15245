namespace Cacheable.Contract;

/// <summary>What the generator knows of a cached method.</summary>
public sealed record CachedMethodPlan
{
    /// <summary>The name in metrics, logs and configuration: <c>IUserService.GetProfileAsync</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The key template as text, <c>user:&lt;id&gt;:profile</c>; a derived one is spelled out.</summary>
    public required string KeyTemplate { get; init; }

    /// <summary>How long an entry lives.</summary>
    public required TimeSpan TimeToLive { get; init; }

    /// <summary>How much sooner an entry may expire; zero for none.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>How long absence is cached; <see langword="null"/> when it is not.</summary>
    public TimeSpan? NegativeTimeToLive { get; init; }

    /// <summary>How long an entry lives in L1; <see langword="null"/> for as long as it lives at all.</summary>
    public TimeSpan? L1TimeToLive { get; init; }

    /// <summary>The tiers that hold the entries.</summary>
    public CacheTiers Tiers { get; init; } = CacheTiers.All;

    /// <summary>
    /// Whether writes of the key wait in a queue (<see cref="WriteBehindAttribute"/>). The source may then be older than L2, so L1
    /// keeps only what L2 has answered or stored.
    /// </summary>
    public bool IsQueued { get; init; }
}
