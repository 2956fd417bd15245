using System.Globalization;
using Cacheable.Generators.Diagnostics;
using Cacheable.Settings;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>The settings of <c>[Cached]</c>, <c>[CacheDefaults]</c> and <c>[WriteBehind]</c>, and what is wrong with one by itself.</summary>
internal static class AttributeSettings
{
    public const string MaxDelay = "MaxDelay";

    /// <summary>What <paramref name="attribute"/> says and can be read.</summary>
    public static MethodSettings Of(AttributeData? attribute)
    {
        var settings = MethodSettings.None;
        foreach (var (name, text) in attribute is null ? [] : Texts(attribute))
        {
            settings = name == MaxDelay ? settings : SettingReader.Read(settings, name, text, out _);
        }

        return settings;
    }

    /// <summary>What is wrong with the settings that <paramref name="attribute"/> makes itself.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="owner">The member or assembly it is on, for the message.</param>
    public static IEnumerable<Finding> FindingsIn(AttributeData attribute, string owner)
    {
        foreach (var (name, text) in Texts(attribute))
        {
            if (ProblemOf(name, text) is { } problem)
            {
                yield return FindingOf(attribute, owner, problem);
            }
        }
    }

    /// <summary>What is wrong, where <paramref name="attribute"/> is to be changed.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="owner">The member or assembly it is on, for the message.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="written">The attribute that makes the setting, where it is another: a default.</param>
    public static Finding FindingOf(AttributeData attribute, string owner, SettingProblem problem, AttributeData? written = null) => new(
        problem.IsMalformedDuration ? DiagnosticIds.MalformedDuration : DiagnosticIds.ContradictingSettings,
        attribute.NamedLocation(problem.Name),
        attribute.Location(),
        [owner, problem.Name, Written((written ?? attribute).Named(problem.Name)), problem.Problem, problem.Remedy],
        problem.Suggestion);

    private static SettingProblem? ProblemOf(string name, string text)
    {
        SettingProblem? problem;
        _ = name == MaxDelay ? (object?)SettingReader.ReadDuration(name, text, out problem) : SettingReader.Read(MethodSettings.None, name, text, out problem);
        return problem;
    }

    // The flags of the tiers are the parser's: a cast can make them what no text is.
    private static IEnumerable<(string Name, string Text)> Texts(AttributeData attribute) =>
        from argument in attribute.NamedArguments
        where argument.Key != SettingNames.Tiers && (argument.Key == MaxDelay || SettingNames.All.Contains(argument.Key))
        let text = Convert.ToString(argument.Value.Value, CultureInfo.InvariantCulture)
        where argument.Value.Value is not null
        select (argument.Key, text);

    private static string Written(TypedConstant? value) => value?.Value switch
    {
        string text => $"\"{text}\"",
        bool isOn => isOn ? "true" : "false",
        ITypeSymbol type => $"typeof({TypeText.InMessage(type)})",
        { } number => Convert.ToString(number, CultureInfo.InvariantCulture),
        null => "null",
    };
}
