using Cacheable.Configuration;
using Cacheable.Contract;

namespace Cacheable.Tests.Configuration;

public sealed class MethodOverridesTests
{
    private static readonly CachedMethodPlan Plan = Plans.Profile with { Profile = "slow" };

    public static TheoryData<string, string, Func<CachedMethodPlan, object?>, object?> Names() => new()
    {
        { "Ttl", "20m", static plan => plan.TimeToLive, TimeSpan.FromMinutes(20) },
        { "Jitter", "10%", static plan => plan.Jitter, TimeSpan.FromMinutes(1) },
        { "Negative", "15s", static plan => plan.NegativeTimeToLive, TimeSpan.FromSeconds(15) },
        { "L1Ttl", "5s", static plan => plan.L1TimeToLive, TimeSpan.FromSeconds(5) },
        { "Tiers", "L2", static plan => plan.Tiers, CacheTiers.L2 },
        { "Beta", "1.5", static plan => plan.Beta, 1.5 },
        { "FailSafe", "1h", static plan => plan.FailSafe, TimeSpan.FromHours(1) },
        { "HardTimeout", "2s", static plan => plan.HardTimeout, TimeSpan.FromSeconds(2) },
        { "FailureMemory", "3s", static plan => plan.FailureMemory, TimeSpan.FromSeconds(3) },
        { "MaxLoads", "4", static plan => plan.MaxLoads, 4 },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_takes_effect_from_a_method_a_template_and_a_profile(string name, string text, Func<CachedMethodPlan, object?> read, object? expected)
    {
        foreach (var section in new[] { "Methods:IUsers.GetProfileAsync", "Templates:user:<id>:profile", "Profiles:slow" })
        {
            var (plan, isEnabled, problems) = new Configured(($"{section}:{name}", text)).Of(Plan);

            Assert.Equal(expected, read(plan));
            Assert.True(isEnabled);
            Assert.Empty(problems);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_is_what_the_attribute_says_where_configuration_says_nothing(string name, string text, Func<CachedMethodPlan, object?> read, object? expected)
    {
        var attributes = new Configured(($"Methods:IUsers.GetProfileAsync:{name}", text)).Of(Plan).Plan;

        Assert.Equal(expected, read(attributes));
        Assert.Equal(attributes, new Configured(("Profiles:slow:RefreshInline", "false")).Of(attributes).Plan);
        Assert.Same(attributes, new Configured(("Methods:IUsers.GetOrdersAsync:Ttl", "1m")).Of(attributes).Plan);
    }

    public static TheoryData<string, Func<CachedMethodPlan, object?>, object?> Nones() => new()
    {
        { "Jitter", static plan => plan.Jitter, TimeSpan.Zero },
        { "Negative", static plan => plan.NegativeTimeToLive, null },
        { "L1Ttl", static plan => plan.L1TimeToLive, null },
        { "FailSafe", static plan => plan.FailSafe, null },
        { "SoftTimeout", static plan => plan.SoftTimeout, null },
        { "HardTimeout", static plan => plan.HardTimeout, null },
        { "FailureMemory", static plan => plan.FailureMemory, TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Nones))]
    public void What_an_attribute_says_can_be_taken_away_by_none(string name, Func<CachedMethodPlan, object?> read, object? expected)
    {
        var second = TimeSpan.FromSeconds(1);
        var attributes = Plan with
        {
            Jitter = second,
            NegativeTimeToLive = second,
            L1TimeToLive = second,
            FailSafe = second,
            SoftTimeout = second,
            HardTimeout = second * 2,
            FailureMemory = second,
        };
        foreach (var section in new[] { "Methods:IUsers.GetProfileAsync", "Profiles:slow" })
        {
            var (plan, _, problems) = new Configured(($"{section}:{name}", "None")).Of(attributes);

            Assert.Empty(problems);
            Assert.Equal(expected, read(plan));
        }
    }

    [Fact]
    public void None_of_the_method_comes_before_what_its_profile_says_and_contradicts_nothing()
    {
        var configured = new Configured(("Methods:IUsers.GetProfileAsync:HardTimeout", "none"), ("Profiles:slow:HardTimeout", "1s"), ("Profiles:slow:SoftTimeout", "500ms"), ("Profiles:slow:FailSafe", "1h"));
        var (plan, _, problems) = configured.Of(Plan);

        Assert.Empty(problems);
        Assert.Null(plan.HardTimeout);
        Assert.Equal(TimeSpan.FromMilliseconds(500), plan.SoftTimeout);
        Assert.Empty(ConfigurationCheck.ProblemsOf(
            new MethodOverrides(new Configured(("Profiles:slow:SoftTimeout", "3s"), ("Profiles:slow:HardTimeout", "none")).Settings), new KnownMethods([Plan], [])));
    }

    [Fact]
    public void A_soft_timeout_and_an_inline_refresh_come_with_what_they_need()
    {
        var (plan, _, problems) = new Configured(
            ("Profiles:slow:FailSafe", "1h"), ("Methods:IUsers.GetProfileAsync:SoftTimeout", "200ms"),
            ("Profiles:slow:Beta", "1"), ("Methods:IUsers.GetProfileAsync:RefreshInline", "true")).Of(Plan);

        Assert.Empty(problems);
        Assert.Equal(TimeSpan.FromMilliseconds(200), plan.SoftTimeout);
        Assert.True(plan.RefreshInline);
        Assert.Null(Plan.SoftTimeout);
        Assert.False(Plan.RefreshInline);
    }

    [Fact]
    public void The_method_comes_before_the_template_and_that_before_the_profile_name_by_name()
    {
        var (plan, _, _) = new Configured(
            ("Methods:IUsers.GetProfileAsync:Ttl", "1m"),
            ("Templates:user:<id>:profile:Ttl", "2m"), ("Templates:user:<id>:profile:Negative", "2s"),
            ("Profiles:slow:Ttl", "3m"), ("Profiles:slow:Negative", "3s"), ("Profiles:slow:L1Ttl", "30s")).Of(Plan);

        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30)), (plan.TimeToLive, plan.NegativeTimeToLive!.Value, plan.L1TimeToLive!.Value));
    }

    [Fact]
    public void A_method_without_the_profile_has_nothing_of_it() =>
        Assert.Same(Plans.Profile, new Configured(("Profiles:slow:Ttl", "3m")).Of(Plans.Profile).Plan);

    [Theory]
    [InlineData("1h", 360)]
    [InlineData("100s", 10)]
    public void Another_Ttl_keeps_the_share_of_the_jitter(string ttl, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            new Configured(("Methods:IUsers.GetProfileAsync:Ttl", ttl)).Of(Plan with { Jitter = Plan.TimeToLive / 10 }).Plan.Jitter);

    [Fact]
    public void What_attributes_and_profiles_say_gives_way_to_a_shorter_Ttl_of_the_method()
    {
        var (plan, _, problems) = new Configured(("Methods:IUsers.GetProfileAsync:Ttl", "10s"), ("Profiles:slow:L1Ttl", "1m"))
            .Of(Plan with { NegativeTimeToLive = TimeSpan.FromMinutes(1) });

        Assert.Empty(problems);
        Assert.Null(plan.L1TimeToLive);
        Assert.Equal(TimeSpan.FromSeconds(10), plan.NegativeTimeToLive);
    }

    [Fact]
    public void A_jitter_that_is_said_of_many_gives_way_to_a_tenth_of_a_shorter_Ttl_of_the_method()
    {
        var (plan, _, problems) = new Configured(("Methods:IUsers.GetProfileAsync:Ttl", "1m"), ("Profiles:slow:Jitter", "5m")).Of(Plan);

        Assert.Empty(problems);
        Assert.Equal(TimeSpan.FromSeconds(6), plan.Jitter);
    }

    [Fact]
    public void A_jitter_that_is_said_of_the_method_itself_gives_way_to_nothing() =>
        Assert.Equal(
            "Cacheable:Methods:IUsers.GetProfileAsync:Jitter = \"5m\" for IUsers.GetProfileAsync is not shorter than the Ttl of 1m; shorten it or lengthen the Ttl.",
            Assert.Single(new Configured(("Methods:IUsers.GetProfileAsync:Jitter", "5m"), ("Profiles:slow:Ttl", "1m")).Of(Plan).Problems));

    [Theory]
    [InlineData("L1Ttl", "1h", "is longer than the Ttl of 10m; shorten it or lengthen the Ttl.")]
    [InlineData("Negative", "1h", "is longer than the Ttl of 10m; shorten it or lengthen the Ttl.")]
    [InlineData("Jitter", "10m", "is not shorter than the Ttl of 10m; shorten it or lengthen the Ttl.")]
    [InlineData("SoftTimeout", "1s", "has no value to give in time without a FailSafe; write 'FailSafe = \"1h\"' too, or remove it.")]
    [InlineData("RefreshInline", "true", "refreshes nothing without a Beta; write 'Beta = 1' too, or remove it.")]
    public void What_contradicts_once_it_is_put_together_is_told_with_its_path(string name, string text, string problem) =>
        Assert.Equal(
            $"Cacheable:Methods:IUsers.GetProfileAsync:{name} = \"{text}\" for IUsers.GetProfileAsync {problem}",
            Assert.Single(new Configured(($"Methods:IUsers.GetProfileAsync:{name}", text)).Of(Plan).Problems));

    [Theory]
    [InlineData("Methods:IUsers.GetProfileAsync", 1)]
    [InlineData("Profiles:slow", 0)]
    public void A_synchronous_method_has_no_timeouts_and_a_profile_may_have_them_for_others(string section, int problems)
    {
        var configured = new Configured(($"{section}:HardTimeout", "1s")).Of(Plan with { IsSynchronous = true });

        Assert.Equal(problems, configured.Problems.Count);
        Assert.Null(configured.Plan.HardTimeout);
    }

    [Theory]
    [InlineData("Methods:IUsers.GetProfileAsync", 1)]
    [InlineData("Profiles:slow", 0)]
    public void L2_is_not_added_to_a_method_whose_values_the_compiler_has_not_looked_at(string section, int problems)
    {
        var configured = new Configured(($"{section}:Tiers", "All")).Of(Plan with { Tiers = CacheTiers.L1 });

        Assert.Equal(problems, configured.Problems.Count);
        Assert.Equal(problems == 0, configured.Plan.Tiers == CacheTiers.L1);
    }

    [Theory]
    [InlineData("Methods:IUsers.GetProfileAsync", 1)]
    [InlineData("Profiles:slow", 0)]
    public void L2_is_not_taken_from_a_method_whose_writes_are_queued(string section, int problems)
    {
        var configured = new Configured(($"{section}:Tiers", "L1")).Of(Plan with { IsQueued = true });

        Assert.Equal(problems, configured.Problems.Count);
        Assert.Equal(problems == 0, configured.Plan.Tiers == CacheTiers.All);
    }

    [Theory]
    [InlineData("Enabled", "false", false)]
    [InlineData("Methods:IUsers.GetProfileAsync:Enabled", "false", false)]
    [InlineData("Templates:user:<id>:profile:Enabled", "false", false)]
    [InlineData("Profiles:slow:Enabled", "false", false)]
    [InlineData("Methods:IUsers.GetOrdersAsync:Enabled", "false", true)]
    [InlineData("Enabled", "true", true)]
    public void A_method_is_switched_off_by_its_name_its_template_its_profile_or_with_all(string path, string text, bool isEnabled) =>
        Assert.Equal(isEnabled, new Configured((path, text)).Of(Plan).IsEnabled);

    [Fact]
    public void Nothing_switches_a_method_on_while_all_are_off() =>
        Assert.False(new Configured(("Enabled", "false"), ("Methods:IUsers.GetProfileAsync:Enabled", "true")).Of(Plan).IsEnabled);

    [Fact]
    public void The_log_is_told_each_override_and_where_it_stands()
    {
        var overrides = new MethodOverrides(new Configured(("Methods:IUsers.GetProfileAsync:Ttl", "1m"), ("Profiles:slow:Ttl", "3m"), ("Profiles:slow:Beta", "1")).Settings);

        Assert.Equal(
            "Ttl = \"1m\" (Cacheable:Methods:IUsers.GetProfileAsync), Beta = \"1\" (Cacheable:Profiles:slow)",
            overrides.Of(Plan, []).Overrides);
    }

    [Theory]
    [InlineData("SoftTimeout", "3s", "HardTimeout", "2s")]
    [InlineData("Jitter", "5m", "Ttl", "1m")]
    public void A_profile_that_contradicts_itself_is_told_as_one(string name, string text, string other, string limit) =>
        Assert.Equal(
            $"Cacheable:Profiles:slow:{name} = \"{text}\" is not shorter than the {other} of {limit}; shorten it or lengthen the {other}.",
            Assert.Single(ConfigurationCheck.ProblemsOf(
                new MethodOverrides(new Configured(($"Profiles:slow:{name}", text), ($"Profiles:slow:{other}", limit)).Settings), new KnownMethods([Plan], []))));
}
