using Cacheable.KeyTemplates;

namespace Cacheable.CodeFixes.Keys;

/// <summary>Writes what a template that cannot be read most likely meant. Whether it is right then, the grammar decides.</summary>
internal static class TemplateRepair
{
    // Each round mends one error; a template with more is beyond a guess.
    private const int Rounds = 8;

    /// <summary>A template that can be read, or <see langword="null"/> where a guess would be made up.</summary>
    public static string? Of(string template, TemplateRole role)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (KeyTemplateParser.Parse(template, role, out var error) is not null)
                return template;

            if (error is null || Mend(template, error) is not { } mended || mended == template)
                return null;

            template = mended;
        }

        return null;
    }

    private static string? Mend(string template, KeyTemplateError error) => error.Kind switch
    {
        KeyTemplateErrorKind.Unbalanced => DelimiterRepair.Balance(template, error.Span.Start),
        KeyTemplateErrorKind.MixedDelimiters => DelimiterRepair.Unify(template),
        KeyTemplateErrorKind.MalformedPlaceholder => DelimiterRepair.Trim(template, error.Span),
        KeyTemplateErrorKind.WildcardInName => WithoutWildcard(template, error.Span.Start),
        KeyTemplateErrorKind.WildcardNotLast => WithWildcardLast(template, error.Span.Start),
        KeyTemplateErrorKind.PlaceholdersTouch => Separate(template, error.Span),
        _ => null,
    };

    // `user:<id>:*` means the entry `user:<id>`; a `*` elsewhere goes with its segment.
    private static string WithoutWildcard(string template, int at)
    {
        var isSegment = at > 0 && template[at - 1] == KeyGrammar.Separator
            && (at + 1 == template.Length || template[at + 1] == KeyGrammar.Separator);
        return isSegment ? template.Remove(at - 1, 2) : template.Remove(at, 1);
    }

    // Everything below the prefix: what follows the `*` cannot narrow it. Clearing more than was asked costs misses, never truth.
    private static string? WithWildcardLast(string template, int at)
    {
        var prefix = template.Substring(0, at).TrimEnd(KeyGrammar.Separator);
        return prefix.Length == 0 ? null : prefix + KeyGrammar.Separator + KeyGrammar.Wildcard;
    }

    private static string? Separate(string template, TemplateSpan span)
    {
        var closing = template[span.Start] == '<' ? '>' : '}';
        var end = template.IndexOf(closing, span.Start);
        return end < 0 || end + 1 >= span.End ? null : template.Insert(end + 1, KeyGrammar.Separator.ToString());
    }
}
