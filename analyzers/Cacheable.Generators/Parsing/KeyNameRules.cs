using Cacheable.Generators.Diagnostics;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>CACHE0106: parts that their names say are another in every call. A hint: names prove nothing.</summary>
internal static class KeyNameRules
{
    private static readonly string[] FreeText = ["search", "query", "text", "term", "filter", "phrase", "input", "prompt", "comment", "message"];

    // What else is said of a text without making it another thing: "searchText" is a search, "searchCode" a code.
    private static readonly string[] SaysText = ["string", "value", "expression", "words", "body"];

    private static readonly string[] OfTheCall = ["requestId", "correlationId", "traceId", "spanId", "nonce", "timestamp"];

    public static void Check(MethodScope scope, TemplateSource source, KeyTemplate template, PlaceholderPart placeholder, ITypeSymbol type)
    {
        // Only what is kept can be too much; who invalidates speaks of what is there.
        if (source.Role == TemplateRole.Key && scope.Method.Find(KnownTypes.Cached) is not null && Unbounded(scope, template, placeholder, type) is var (problem, remedy))
        {
            scope.Hint(DiagnosticIds.UnboundedKeyPart, source.LocationOf(placeholder), source.Attribute, suggestion: null, placeholder.Path, problem, remedy);
        }
    }

    private static (string Problem, string Remedy)? Unbounded(MethodScope scope, KeyTemplate template, PlaceholderPart placeholder, ITypeSymbol type)
    {
        var words = Words.Of(placeholder.Steps[placeholder.Steps.Length - 1]);
        if (type.SpecialType == SpecialType.System_String && IsFreeText(words))
        {
            return ("is free text by its name, so that nearly every call makes an entry of its own", "key by what is chosen from a list, or keep the entries few: a short Ttl, and a text that is trimmed and cut");
        }

        // A date of a time stamp is shared; and who caches requests keys by their ids.
        return placeholder.Format is null && OfTheCall.FirstOrDefault(words.EndIn) is { } name && !IsAboutIt(scope, template, Words.Of(name)[0])
            ? ("is another in every call by its name, so that nothing is ever found again", "take it out of the key: [NotInKey]")
            : null;
    }

    private static bool IsFreeText(IReadOnlyList<string> words) =>
        words.Count > 0
        && (FreeText.Contains(words[words.Count - 1])
            || (words.Count > 1 && SaysText.Contains(words[words.Count - 1]) && FreeText.Contains(words[words.Count - 2])));

    private static bool IsAboutIt(MethodScope scope, KeyTemplate template, string entity) =>
        template.Parts.OfType<LiteralPart>().Select(static part => part.Text)
            .Concat([scope.Method.Name, scope.Decorated.Name])
            .SelectMany(Words.Of)
            .Any(word => word == entity || word == entity + "s");
}
