using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;

namespace Cacheable.Generators.Analyzers;

/// <summary>Finds what an invalidation that matches nothing most likely meant.</summary>
internal static class NearestTemplate
{
    /// <summary>A key or pattern that covers one of <paramref name="cached"/> and is near to <paramref name="written"/>.</summary>
    public static string? To(KeyTemplate written, IEnumerable<KeyTemplate> cached) =>
        NearestName.To(written.Text, cached.SelectMany(key => Variants(written, key)).Distinct().OrderBy(static text => text, StringComparer.Ordinal));

    // The key itself, and everything below the part of it that the written one speaks of.
    private static IEnumerable<string> Variants(KeyTemplate written, KeyTemplate key)
    {
        var wanted = TemplateSegments.Of(written);
        var given = TemplateSegments.Of(key);
        var whole = wanted.Count >= given.Count ? Merge(wanted, given, given.Count) : null;
        var below = given.Count > 1 ? Merge(wanted, given, Math.Min(wanted.Count, given.Count - 1)) + KeyGrammar.Separator + KeyGrammar.Wildcard : null;
        return new[] { whole, below }.OfType<string>().Where(text => Covers(text, key));
    }

    // The names of placeholders are the method's own: only literal segments are taken over.
    private static string Merge(
        IReadOnlyList<(string Text, bool IsLiteral)> wanted, IReadOnlyList<(string Text, bool IsLiteral)> given, int count) =>
        string.Join(
            KeyGrammar.Separator.ToString(),
            Enumerable.Range(0, count).Select(index => wanted[index].IsLiteral && given[index].IsLiteral ? given[index].Text : wanted[index].Text));

    private static bool Covers(string text, KeyTemplate key) =>
        KeyTemplateParser.ParseKeyOrPattern(text, out _) is { } template && TemplateMatcher.Covers(template, key);
}
