namespace Cacheable.KeyTemplates;

/// <summary>Reads key templates and patterns. The one grammar, for the compiler and the runtime.</summary>
internal static class KeyTemplateParser
{
    private const string Delimiters = "<>{}";

    /// <summary>Reads the template of one key.</summary>
    public static KeyTemplate? ParseKey(string text, out KeyTemplateError? error) => Parse(text, TemplateRole.Key, out error);

    /// <summary>Reads the template of one key, or a pattern that ends in <c>:*</c>.</summary>
    public static KeyTemplate? ParseKeyOrPattern(string text, out KeyTemplateError? error) => Parse(text, TemplateRole.KeyOrPattern, out error);

    /// <summary>Reads a template for its role.</summary>
    public static KeyTemplate? Parse(string text, TemplateRole role, out KeyTemplateError? error)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            var remedy = role == TemplateRole.Tag ? "write a name, as in 'category:<id>'" : "write segments separated by ':', as in 'user:<id>:profile'";
            error = Error(KeyTemplateErrorKind.Empty, 0, text?.Length ?? 0, "is empty", remedy);
            return null;
        }

        var parts = new List<KeyTemplatePart>();
        error = ReadParts(text, parts) ?? CheckNeighbours(parts) ?? CheckWildcards(text, parts, role);
        return error is null ? new KeyTemplate(text, parts, isPattern: EndsInWildcard(parts)) : null;
    }

    private static KeyTemplateError? ReadParts(string text, List<KeyTemplatePart> parts)
    {
        var opening = '\0';
        var at = 0;
        while (at < text.Length)
        {
            var next = text.IndexOfAny(Delimiters.ToCharArray(), at);
            var literalEnd = next < 0 ? text.Length : next;
            if (literalEnd > at)
            {
                parts.Add(new LiteralPart(text.Substring(at, literalEnd - at), TemplateSpan.Between(at, literalEnd)));
            }

            if (next < 0)
            {
                break;
            }

            if (text[next] is '>' or '}')
            {
                return Error(KeyTemplateErrorKind.Unbalanced, next, 1, $"has a '{text[next]}' that closes nothing", "remove it");
            }

            if (opening != '\0' && text[next] != opening)
            {
                return Error(KeyTemplateErrorKind.MixedDelimiters, next, 1, "mixes '<name>' and '{name}'", "use one of them");
            }

            opening = text[next];
            var closing = opening == '<' ? '>' : '}';
            var end = text.IndexOf(closing, next);
            var nested = text.IndexOfAny(Delimiters.ToCharArray(), next + 1);
            if (end < 0 || nested < end)
            {
                return Error(KeyTemplateErrorKind.Unbalanced, next, 1, $"has a '{opening}' that is not closed", $"write '{closing}' after the name");
            }

            var placeholder = PlaceholderReader.Read(text, TemplateSpan.Between(next, end + 1), out var error);
            if (placeholder is null)
            {
                return error;
            }

            parts.Add(placeholder);
            at = end + 1;
        }

        return null;
    }

    private static KeyTemplateError? CheckNeighbours(List<KeyTemplatePart> parts)
    {
        for (var index = 1; index < parts.Count; index++)
        {
            if (parts[index - 1] is PlaceholderPart left && parts[index] is PlaceholderPart right)
            {
                return new KeyTemplateError(
                    KeyTemplateErrorKind.PlaceholdersTouch,
                    TemplateSpan.Between(left.Span.Start, right.Span.End),
                    $"puts nothing between '{left.Path}' and '{right.Path}', so that different arguments make one key",
                    "write ':' between them");
            }
        }

        return null;
    }

    private static KeyTemplateError? CheckWildcards(string text, List<KeyTemplatePart> parts, TemplateRole role)
    {
        var patternAllowed = role == TemplateRole.KeyOrPattern;
        foreach (var literal in parts.OfType<LiteralPart>())
        {
            var within = literal.Text.IndexOf(KeyGrammar.Wildcard);
            var at = literal.Span.Start + within;
            if (within < 0 || (patternAllowed && at == text.Length - 1 && at > 1 && text[at - 1] == KeyGrammar.Separator))
            {
                continue;
            }

            if (patternAllowed && text.Trim(KeyGrammar.Separator, KeyGrammar.Wildcard).Length == 0)
            {
                return Error(KeyTemplateErrorKind.WildcardNotLast, at, 1, "has no prefix before its '*'", "begin with the first segment of the keys, as in 'user:*'");
            }

            return role switch
            {
                TemplateRole.Key => Error(KeyTemplateErrorKind.WildcardInName, at, 1, "has a '*', but a cached key names one entry", "remove it; patterns belong in [InvalidatesCache]"),
                TemplateRole.Tag => Error(KeyTemplateErrorKind.WildcardInName, at, 1, "has a '*', but a tag is compared as a whole", "remove it; patterns are for keys"),
                _ => Error(KeyTemplateErrorKind.WildcardNotLast, at, 1, "has a '*' that is not the whole last segment", "end the pattern in ':*', as in 'user:<id>:*'"),
            };
        }

        return null;
    }

    private static bool EndsInWildcard(List<KeyTemplatePart> parts) =>
        parts[parts.Count - 1] is LiteralPart last && last.Text[last.Text.Length - 1] == KeyGrammar.Wildcard;

    private static KeyTemplateError Error(KeyTemplateErrorKind kind, int start, int length, string problem, string remedy) =>
        new(kind, new TemplateSpan(start, length), problem, remedy);
}
