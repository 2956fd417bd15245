using Cacheable.Contract;
using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>Which tiers configuration may choose. It may leave L2 out, and add it only where the attribute names it: otherwise the compiler has not looked whether values can be stored.</summary>
internal static class TierRules
{
    /// <param name="own">What is said of the method itself.</param>
    /// <param name="profile">What its profile says; gives way where it does not fit.</param>
    /// <param name="plan">The method.</param>
    /// <param name="report">Is told what contradicts.</param>
    public static int Fit(int? own, int? profile, CachedMethodPlan plan, Action<SettingProblem> report)
    {
        var attribute = (int)plan.Tiers;
        if (own is { } said)
        {
            if (ProblemOf((CacheTiers)said, plan) is { } problem)
            {
                report(problem);
            }

            return said;
        }

        return profile is { } byProfile && ProblemOf((CacheTiers)byProfile, plan) is null ? byProfile : attribute;
    }

    private static SettingProblem? ProblemOf(CacheTiers tiers, CachedMethodPlan plan)
    {
        var hasL2 = tiers.HasFlag(CacheTiers.L2);
        return hasL2 && !plan.Tiers.HasFlag(CacheTiers.L2)
                ? new SettingProblem(SettingNames.Tiers, "adds L2, for which the compiler has not looked at its values", "name it in the attribute, or write 'L1'")
            : !hasL2 && plan.IsQueued
                ? new SettingProblem(SettingNames.Tiers, "leaves out L2, where its queued writes are read", "write 'L2' or 'All'")
            : null;
    }
}
