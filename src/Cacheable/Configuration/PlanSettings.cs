using Cacheable.Contract;
using Cacheable.Durations;
using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>A plan as settings, the weakest of all, and settings as a plan.</summary>
internal static class PlanSettings
{
    /// <summary>What the attributes came to.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="hasOtherTtl">Whether configuration says another TTL; the jitter then keeps its share of it.</param>
    public static MethodSettings Of(CachedMethodPlan plan, bool hasOtherTtl) => new()
    {
        Ttl = plan.TimeToLive,
        Jitter = plan.Jitter == TimeSpan.Zero ? null : hasOtherTtl ? Jitter.Share(plan.Jitter, plan.TimeToLive) : Jitter.Exactly(plan.Jitter),
        Negative = plan.NegativeTimeToLive,
        L1Ttl = plan.L1TimeToLive,
        Tiers = (int)plan.Tiers,
        Beta = plan.Beta,
        RefreshInline = plan.RefreshInline,
        FailSafe = plan.FailSafe,
        SoftTimeout = plan.SoftTimeout,
        HardTimeout = plan.HardTimeout,
        FailureMemory = plan.FailureMemory,
        MaxLoads = plan.MaxLoads,
    };

    /// <summary><paramref name="plan"/> with what <paramref name="settings"/> say, which fit together.</summary>
    public static CachedMethodPlan Apply(CachedMethodPlan plan, MethodSettings settings)
    {
        var ttl = settings.Ttl ?? plan.TimeToLive;
        return plan with
        {
            TimeToLive = ttl,
            Jitter = settings.Jitter?.Of(ttl) ?? TimeSpan.Zero,
            NegativeTimeToLive = settings.Negative,
            L1TimeToLive = settings.L1Ttl < ttl ? settings.L1Ttl : null,
            Tiers = (CacheTiers?)settings.Tiers ?? plan.Tiers,
            Beta = settings.Beta ?? 0,
            RefreshInline = settings.RefreshInline ?? false,
            FailSafe = settings.FailSafe,
            SoftTimeout = settings.SoftTimeout,
            HardTimeout = settings.HardTimeout,
            FailureMemory = settings.FailureMemory,
            MaxLoads = settings.MaxLoads ?? 0,
        };
    }
}
