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

    /// <summary>
    /// How early an entry is refreshed before it ends, in the background, by one caller of the fleet (XFetch: Vattani, Chierichetti, Lowenstein,
    /// "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015). 1 is the paper's choice, more (up to 1000) is earlier, 0 (the default) is never.
    /// </summary>
    /// <remarks>
    /// The refresh calls the method on a service of a new DI scope, without a <see cref="CancellationToken"/> of a caller and outside of every
    /// transaction, with the arguments of the call that began it: they must outlive that call.
    /// </remarks>
    public double Beta { get; set; }

    /// <summary>Whether the caller that finds an entry to be refreshed early loads it itself, in its own scope, and waits. Default: in the background.</summary>
    public bool RefreshInline { get; set; }

    /// <summary>
    /// For how long beyond its end a value may still be given where the method throws, times out, or has failed a moment ago. Never a
    /// value that was invalidated. Default: not at all. <c>StaleReads.Watch</c> tells whether a value was given so.
    /// </summary>
    public string? FailSafe { get; set; }

    /// <summary>
    /// How long a caller waits for a load while a value within its <see cref="FailSafe"/> is there: then that is given, and the load goes on.
    /// Needs <see cref="FailSafe"/>. The load then runs on a service of a new DI scope, as for <see cref="Beta"/>. Default: as long as it takes.
    /// </summary>
    public string? SoftTimeout { get; set; }

    /// <summary>
    /// How long a load may take: then its token is cancelled, its key is free, and those who wait get a <see cref="TimeoutException"/>, or the value
    /// within its <see cref="FailSafe"/>. Default: as long as it takes.
    /// </summary>
    public string? HardTimeout { get; set; }

    /// <summary>
    /// For how long a failed load is not tried again for its key: callers get the value within its <see cref="FailSafe"/>, or the same
    /// exception. Default: 1 s with a <see cref="FailSafe"/>, otherwise not at all.
    /// </summary>
    public string? FailureMemory { get; set; }

    /// <summary>How many loads of this method run at once on each instance; others wait in line. Default 0: any number.</summary>
    public int MaxLoads { get; set; }

    /// <summary>The profile of the configuration that this method's settings come from where they are set there: <c>Cacheable:Profiles:&lt;name&gt;</c>.</summary>
    public string? Profile { get; set; }

    /// <summary>
    /// The serializer of this method's values, in place of the application's: a class with <see cref="ICacheSerializer"/>, from the container, or made once with the services that
    /// its constructor asks for. Methods that share entries name the same.
    /// </summary>
    public Type? Serializer { get; set; }
}
