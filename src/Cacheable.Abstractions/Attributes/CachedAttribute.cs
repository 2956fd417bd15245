namespace Cacheable;

/// <summary>
/// Caches the result of an interface method. The generator writes a decorator that looks in L1, then in L2, and calls the
/// method only on a miss, once for all concurrent callers of one key.
/// </summary>
/// <remarks>
/// Durations are strings that the compiler checks: <c>250ms</c>, <c>15s</c>, <c>10m</c>, <c>1h30m</c>, <c>7d</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CachedAttribute : Attribute
{
    /// <summary>Caches under a key derived from the interface, the method and its parameters.</summary>
    public CachedAttribute()
    {
    }

    /// <summary>Caches under <paramref name="key"/>.</summary>
    /// <param name="key">A key template such as <c>user:&lt;id&gt;:profile</c>. <c>{id}</c> is read the same way.</param>
    public CachedAttribute(string key) => Key = key;

    /// <summary>The key template, or <see langword="null"/> for a derived key.</summary>
    public string? Key { get; }

    /// <summary>How long an entry lives. Required here, on the interface or on the assembly (<see cref="CacheDefaultsAttribute"/>).</summary>
    public string? Ttl { get; set; }

    /// <summary>
    /// How much sooner than <see cref="Ttl"/> an entry may expire, so that entries filled together do not expire together:
    /// a duration (<c>30s</c>) or a share of the TTL (<c>10%</c>). Each fill draws uniformly; no entry outlives its TTL.
    /// </summary>
    public string? Jitter { get; set; }

    /// <summary>How long the absence of a value (a <see langword="null"/> result) is cached. Without it, <see langword="null"/> is not cached.</summary>
    public string? Negative { get; set; }

    /// <summary>How long an entry lives in L1. Never longer than in L2; the default is as long.</summary>
    public string? L1Ttl { get; set; }

    /// <summary>
    /// The tags of this method's entries, so that <see cref="InvalidatesCacheAttribute.Tags"/> and <see cref="ICache.InvalidateTagAsync"/>
    /// can name them: <c>["catalog", "category:&lt;categoryId&gt;"]</c>. Placeholders are those of keys. A hit builds none of their texts.
    /// </summary>
    public string[] Tags { get; set; } = [];

    /// <summary>The tiers that hold the entries of this method.</summary>
    public CacheTiers Tiers { get; set; } = CacheTiers.All;
}
