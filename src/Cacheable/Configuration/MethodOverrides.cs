using Cacheable.Contract;
using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>Puts what configuration says over what the attributes say, name by name: of the method, of its template, of its profile.</summary>
/// <param name="configured">What configuration says.</param>
internal sealed class MethodOverrides(ConfiguredSettings configured)
{
    public ConfiguredSettings Settings => configured;

    /// <summary>What holds for a method.</summary>
    /// <param name="plan">What its attributes came to.</param>
    /// <param name="problems">Takes what contradicts, each with its path and what to write.</param>
    public ConfiguredMethod Of(CachedMethodPlan plan, ICollection<string> problems)
    {
        var profile = plan.Profile is { } name ? configured.Profiles.GetValueOrDefault(name) : null;
        List<SettingsSection> own =
        [
            .. Sections(configured.Methods, plan.FullName),
            .. plan.FullName == plan.Method ? [] : Sections(configured.Methods, plan.Method),
            .. Sections(configured.Templates, TemplateName.Of(plan.KeyTemplate)),
        ];
        List<SettingsSection> all = profile is null ? own : [.. own, profile];
        if (all.Count == 0)
        {
            return new ConfiguredMethod(plan, configured.IsEnabled, string.Empty);
        }

        var said = Together(own);
        var byProfile = profile?.Settings ?? MethodSettings.None;
        var attributes = PlanSettings.Of(plan, hasOtherTtl: (said.Ttl ?? byProfile.Ttl) is not null);
        var settings = SettingRules.Fit(said, JitterRules.GiveWay(said, byProfile.Over(attributes)), plan.IsSynchronous, Report);
        settings = settings with { Tiers = TierRules.Fit(said.Tiers, byProfile.Tiers, plan, Report) };
        return new ConfiguredMethod(
            PlanSettings.Apply(plan, settings), configured.IsEnabled && settings.Enabled is not false, string.Join(", ", Overrides(all)));

        void Report(SettingProblem problem)
        {
            if (own.FirstOrDefault(section => section.Texts.ContainsKey(problem.Name)) is { } section)
            {
                problems.Add($"{section.Quote(problem.Name)} for {plan.Method} {problem.Problem}; {problem.Remedy}.");
            }
        }
    }

    private static IEnumerable<SettingsSection> Sections(IReadOnlyDictionary<string, SettingsSection> sections, string name) =>
        sections.TryGetValue(name, out var section) ? [section] : [];

    private static MethodSettings Together(IEnumerable<SettingsSection> sections) =>
        sections.Aggregate(MethodSettings.None, static (stronger, section) => stronger.Over(section.Settings));

    private static IEnumerable<string> Overrides(List<SettingsSection> sections) =>
        from name in SettingNames.All
        let section = sections.FirstOrDefault(section => section.Texts.ContainsKey(name))
        where section is not null
        select $"{name} = \"{section.Texts[name]}\" ({section.Path})";
}
