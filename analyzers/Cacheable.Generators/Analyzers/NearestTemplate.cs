using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;
using Cacheable.Settings;

namespace Cacheable.Generators.Analyzers;

/// <summary>Finds what an invalidation that matches nothing most likely meant.</summary>
internal static class NearestTemplate
{
    /// <summary>A key, pattern or tag that covers one of <paramref name="cached"/> and is near to <paramref name="written"/>.</summary>
    public static string? To(AnnotatedTemplate written, IEnumerable<KeyTemplate> cached) =>
        NearestName.To(written.Template.Text, cached
            .SelectMany(one => Variants(written, one).Where(text => Covers(text, one)))
            .Distinct()
            .OrderBy(static text => text, StringComparer.Ordinal));

    // A tag, or the key itself; and everything below the part of a key that the written one speaks of.
    private static IEnumerable<string> Variants(AnnotatedTemplate written, KeyTemplate cached)
    {
        var wanted = TemplateSegments.Of(written.Template);
        var given = TemplateSegments.Of(cached);
        if (wanted.Count >= given.Count)
            yield return Merge(wanted, given, given.Count);

        if (given.Count > 1 && !written.IsTag)
            yield return Merge(wanted, given, Math.Min(wanted.Count, given.Count - 1)) + KeyGrammar.Separator + KeyGrammar.Wildcard;
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
