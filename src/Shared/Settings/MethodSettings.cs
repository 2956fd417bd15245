using Cacheable.Durations;

namespace Cacheable.Settings;

/// <summary>The settings of a method that one place makes, an attribute or a section of the configuration; what it does not say is null.</summary>
internal sealed record MethodSettings
{
    public static readonly MethodSettings None = new();

    public TimeSpan? Ttl { get; init; }

    public Jitter? Jitter { get; init; }

    public TimeSpan? Negative { get; init; }

    public TimeSpan? L1Ttl { get; init; }

    /// <summary>The flags of <c>CacheTiers</c>, which the compiler's part does not know.</summary>
    public int? Tiers { get; init; }

    public double? Beta { get; init; }

    public bool? RefreshInline { get; init; }

    public TimeSpan? FailSafe { get; init; }

    public TimeSpan? SoftTimeout { get; init; }

    public TimeSpan? HardTimeout { get; init; }

    public TimeSpan? FailureMemory { get; init; }

    public int? MaxLoads { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>These settings, where those said to be none are as if nobody said them. A failure memory of none is one of no length.</summary>
    public MethodSettings WithoutNone() => this with
    {
        Negative = Some(Negative),
        L1Ttl = Some(L1Ttl),
        FailSafe = Some(FailSafe),
        SoftTimeout = Some(SoftTimeout),
        HardTimeout = Some(HardTimeout),
    };

    /// <summary>These settings, and <paramref name="weaker"/> where they say nothing: by name, not as a whole.</summary>
    public MethodSettings Over(MethodSettings weaker) => new()
    {
        Ttl = Ttl ?? weaker.Ttl,
        Jitter = Jitter ?? weaker.Jitter,
        Negative = Negative ?? weaker.Negative,
        L1Ttl = L1Ttl ?? weaker.L1Ttl,
        Tiers = Tiers ?? weaker.Tiers,
        Beta = Beta ?? weaker.Beta,
        RefreshInline = RefreshInline ?? weaker.RefreshInline,
        FailSafe = FailSafe ?? weaker.FailSafe,
        SoftTimeout = SoftTimeout ?? weaker.SoftTimeout,
        HardTimeout = HardTimeout ?? weaker.HardTimeout,
        FailureMemory = FailureMemory ?? weaker.FailureMemory,
        MaxLoads = MaxLoads ?? weaker.MaxLoads,
        Enabled = Enabled ?? weaker.Enabled,
    };

    private static TimeSpan? Some(TimeSpan? duration) => duration == TimeSpan.Zero ? null : duration;
}
