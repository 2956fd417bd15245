using Cacheable.Generators.Diagnostics;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Which attributes cannot stand on one method.</summary>
internal static class AttributeRules
{
    private const string NothingIsChanged = "a call that is answered from the cache changes nothing";
    private const string RemoveOne = "remove one of the two";

    // In this order: of three that contradict, the first pair is told.
    private static readonly (string One, string Other, string Problem, string Remedy)[] Contradictions =
    [
        (KnownTypes.Cached, KnownTypes.InvalidatesCache, NothingIsChanged, RemoveOne),
        (KnownTypes.Cached, KnownTypes.WriteBehind, NothingIsChanged, RemoveOne),
        (KnownTypes.Cached, KnownTypes.UpdatesCache, NothingIsChanged, RemoveOne),
        (
            KnownTypes.InvalidatesCache,
            KnownTypes.WriteBehind,
            "when the queued call is made nobody waits for it any more",
            "remove one of the two, or invalidate in the implementation with ICache.InvalidateAsync"),
        (KnownTypes.WriteBehind, KnownTypes.UpdatesCache, "what is queued takes the place of the entry by itself", RemoveOne),
    ];

    /// <summary>Whether two attributes of the method contradict; the finding stands on the second.</summary>
    public static bool Contradict(MethodScope scope)
    {
        foreach (var (one, other, problem, remedy) in Contradictions)
        {
            if (scope.Method.Find(one) is { } first && scope.Method.Find(other) is { } second)
            {
                scope.Report(
                    DiagnosticIds.ContradictingAttributes, second.Location(), first.Location(), suggestion: null, NameOf(second), $"[{NameOf(first)}]", problem, remedy);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the key names a parameter that is marked <c>[NotInKey]</c>. A member of one may be in the key, and so may a tag.</summary>
    public static bool NamesWhatItExcludes(MethodScope scope, AttributeData cached)
    {
        if (cached.Template() is not { } text || KeyTemplateParser.ParseKey(text, out _) is not { } template)
        {
            return false;
        }

        var named = new HashSet<string>(template.Placeholders.Select(static placeholder => placeholder.Path));
        var before = scope.Findings.Count;
        foreach (var parameter in scope.Method.Parameters.Where(parameter => named.Contains(parameter.Name)))
        {
            if (parameter.Find(KnownTypes.NotInKey) is { } exclusion)
            {
                scope.Report(
                    DiagnosticIds.ContradictingAttributes, exclusion.Location(), cached.Location(), suggestion: null, "NotInKey", $"the key '{text}'", $"it names '{parameter.Name}'", "remove [NotInKey], or take the parameter out of the key");
            }
        }

        return scope.Findings.Count > before;
    }

    private static string NameOf(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.Substring(0, name.Length - "Attribute".Length);
    }
}
