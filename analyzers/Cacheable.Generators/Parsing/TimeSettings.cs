using Cacheable.Durations;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>The durations of <c>[Cached]</c>, <c>[CacheDefaults]</c> and <c>[WriteBehind]</c>: their names, and what is wrong with one by itself.</summary>
internal static class TimeSettings
{
    public const string Ttl = "Ttl";
    public const string Jitter = "Jitter";
    public const string Negative = "Negative";
    public const string L1Ttl = "L1Ttl";

    public const string MaxDelay = "MaxDelay";

    private static readonly string[] All = [Ttl, Jitter, Negative, L1Ttl, MaxDelay];

    /// <summary>What is wrong with the settings that <paramref name="attribute"/> makes itself.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="owner">The member or assembly it is on, for the message.</param>
    public static IEnumerable<Finding> FindingsIn(AttributeData attribute, string owner)
    {
        foreach (var name in All)
        {
            if (attribute.Named(name)?.Value is string text && ProblemOf(name, text) is { } problem)
            {
                yield return FindingOf(attribute, owner, name, text, problem);
            }
        }
    }

    public static Finding FindingOf(AttributeData attribute, string owner, string name, string text, string problem, string? remedy = null)
    {
        var suggestion = remedy is null ? DurationSuggestion.For(text) : null;
        remedy ??= suggestion is not null ? $"write '{suggestion}'"
            : name == Jitter ? "write a duration ('30s') or a share of the TTL ('10%')"
            : "write a whole number and a unit (ms, s, m, h, d), as in '10m' or '1h30m'";
        return new Finding(
            DiagnosticIds.MalformedDuration, attribute.NamedLocation(name), attribute.Location(), [owner, name, text, problem, remedy], suggestion);
    }

    private static string? ProblemOf(string name, string text)
    {
        string? problem;
        _ = name == Jitter ? Durations.Jitter.TryParse(text, out _, out problem) : DurationParser.TryParse(text, out _, out problem);
        return problem;
    }
}
