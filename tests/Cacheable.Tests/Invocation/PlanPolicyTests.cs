using Cacheable.Contract;
using Cacheable.Invocation.Policies;

namespace Cacheable.Tests.Invocation;

public sealed class PlanPolicyTests
{
    [Fact]
    public void A_policy_is_what_the_plan_says()
    {
        var policy = EntryPolicy.Of(new CachedMethodPlan
        {
            Method = "IUsers.GetProfileAsync",
            KeyTemplate = "user:<id>:profile",
            TimeToLive = TimeSpan.FromMinutes(10),
            Jitter = TimeSpan.FromMinutes(1),
            NegativeTimeToLive = TimeSpan.FromSeconds(15),
            L1TimeToLive = TimeSpan.FromSeconds(5),
            Tiers = CacheTiers.L2,
            IsQueued = true,
            Beta = 1.5,
            RefreshInline = true,
            FailSafe = TimeSpan.FromHours(1),
            SoftTimeout = TimeSpan.FromMilliseconds(200),
            HardTimeout = TimeSpan.FromSeconds(2),
            FailureMemory = TimeSpan.FromSeconds(3),
            MaxLoads = 4,
        });

        Assert.Equal(
            (TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5), CacheTiers.L2, true),
            (policy.TimeToLive, policy.Jitter, policy.NegativeTimeToLive!.Value, policy.L1TimeToLive!.Value, policy.Tiers, policy.IsQueued));
        Assert.Equal(
            (1.5, true, TimeSpan.FromHours(1), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), 4),
            (policy.Beta, policy.RefreshInline, policy.FailSafe, policy.SoftTimeout!.Value, policy.HardTimeout!.Value, policy.FailureMemory, policy.MaxLoads));
        Assert.True(policy.HasAfterlife);
    }

    [Fact]
    public void What_the_plan_leaves_out_is_off()
    {
        var policy = EntryPolicy.Of(Plans.Profile);

        Assert.Equal(
            (TimeSpan.Zero, null, null, CacheTiers.All, false),
            (policy.Jitter, policy.NegativeTimeToLive, policy.L1TimeToLive, policy.Tiers, policy.IsQueued));
        Assert.Equal(
            (0.0, false, TimeSpan.Zero, null, null, TimeSpan.Zero, 0),
            (policy.Beta, policy.RefreshInline, policy.FailSafe, policy.SoftTimeout, policy.HardTimeout, policy.FailureMemory, policy.MaxLoads));
        Assert.False(policy.HasAfterlife);
        Assert.True(policy.IsEnabled);
    }

    [Fact]
    public void A_failure_is_remembered_for_a_second_where_a_stale_value_can_be_given() =>
        Assert.Equal(TimeSpan.FromSeconds(1), EntryPolicy.Of(Plans.Profile with { FailSafe = TimeSpan.FromHours(1) }).FailureMemory);
}
