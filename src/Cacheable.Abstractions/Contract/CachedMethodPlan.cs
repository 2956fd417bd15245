using System.Diagnostics.CodeAnalysis;

namespace Cacheable.Contract;

/// <summary>What the generator knows of a cached method.</summary>
public sealed record CachedMethodPlan
{
    /// <summary>The name in metrics, logs and configuration: <c>IUserService.GetProfileAsync</c>.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// The name with the namespace of the interface, <c>Shop.Users.IUserService.GetProfileAsync</c>: two interfaces of one name are told apart
    /// by it. <see cref="Method"/> where nothing else is said.
    /// </summary>
    public string FullName { get => field ?? Method; init; }

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

    /// <summary>Whether the method returns its value and no task: a load of it cannot be left while it runs.</summary>
    public bool IsSynchronous { get; init; }

    /// <summary>How early an entry is refreshed; zero for never.</summary>
    public double Beta { get; init; }

    /// <summary>Whether an early refresh is done by the caller that finds it due.</summary>
    public bool RefreshInline { get; init; }

    /// <summary>How long a value may be given beyond its end; <see langword="null"/> for not at all.</summary>
    public TimeSpan? FailSafe { get; init; }

    /// <summary>How long a caller waits while a stale value is there; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? SoftTimeout { get; init; }

    /// <summary>How long a load may take; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? HardTimeout { get; init; }

    /// <summary>For how long a failed load is not tried again; <see langword="null"/> for what <see cref="FailSafe"/> makes of it.</summary>
    public TimeSpan? FailureMemory { get; init; }

    /// <summary>How many loads run at once; zero for any number.</summary>
    public int MaxLoads { get; init; }

    /// <summary>The profile of the configuration; <see langword="null"/> for none.</summary>
    public string? Profile { get; init; }

    /// <summary>The <see cref="ICacheSerializer"/> of the entries; <see langword="null"/> for the application's.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type? Serializer { get; init; }

    /// <summary>A hash of the value type's structure as the compiler saw it; a payload of another is a miss. Zero says nothing.</summary>
    public ulong Shape { get; init; }
}
