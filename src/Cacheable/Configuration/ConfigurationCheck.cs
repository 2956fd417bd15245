using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>Finds everything that is wrong with a configuration, so that it is told at once and not one at each start.</summary>
internal static class ConfigurationCheck
{
    // A message of a screen: whoever reads it mends these first, or has named the wrong section.
    private const int MostTold = 20;

    /// <param name="overrides">The configuration.</param>
    /// <param name="known">The methods that it may name.</param>
    public static List<string> ProblemsOf(MethodOverrides overrides, KnownMethods known)
    {
        var settings = overrides.Settings;
        List<string> problems =
        [
            .. settings.Problems,
            .. UnknownMethods(settings.Methods, known),
            .. Unknown(settings.Templates, known.KeyTemplates, "method has that key template"),
            .. Unknown(settings.Profiles, known.Profiles, "method names that profile"),
            .. settings.Profiles.Values.SelectMany(ProblemsOf),
        ];
        foreach (var plan in known.Plans)
        {
            overrides.Of(plan, problems);
        }

        return Told([.. problems.Distinct()]);
    }

    private static List<string> Told(List<string> problems) =>
        problems.Count <= MostTold ? problems : [.. problems.Take(MostTold), $"And {problems.Count - MostTold} more."];

    private static IEnumerable<string> UnknownMethods(IReadOnlyDictionary<string, SettingsSection> sections, KnownMethods known)
    {
        var names = known.Names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return sections.Where(section => !names.Contains(section.Key)).Select(section => UnknownMethod.ProblemOf(section.Value, section.Key, known));
    }

    private static IEnumerable<string> Unknown(IReadOnlyDictionary<string, SettingsSection> sections, IEnumerable<string> names, string what)
    {
        var known = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, section) in sections.Where(section => !known.Contains(section.Key)))
        {
            var remedy = NearestName.To(name, known) is { } nearest ? $"write '{Above(section, name)}{nearest}', or remove it" : "remove it";
            yield return $"{section.Path}: no {what}; {remedy}.";
        }
    }

    private static string Above(SettingsSection section, string name) => section.Path[..^name.Length];

    private static List<string> ProblemsOf(SettingsSection profile)
    {
        var problems = new List<string>();
        SettingRules.CheckDefaults(profile.Settings, Report);
        JitterRules.Check(profile.Settings, Report);
        return problems;

        void Report(SettingProblem problem) => problems.Add($"{profile.Quote(problem.Name)} {problem.Problem}; {problem.Remedy}.");
    }
}
