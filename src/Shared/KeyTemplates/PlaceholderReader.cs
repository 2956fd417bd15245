namespace Cacheable.KeyTemplates;

/// <summary>Reads what stands between a placeholder's delimiters: <c>[each ]path[:format]</c>.</summary>
internal static class PlaceholderReader
{
    private const string Each = "each ";

    public static PlaceholderPart? Read(string text, TemplateSpan span, out KeyTemplateError? error)
    {
        var from = span.Start + 1;
        var to = span.End - 1;
        var isEach = string.CompareOrdinal(text, from, Each, 0, Each.Length) == 0;
        if (isEach)
        {
            from += Each.Length;
        }

        var colon = text.IndexOf(KeyGrammar.Separator, from, to - from);
        var pathSpan = TemplateSpan.Between(from, colon < 0 ? to : colon);
        var path = text.Substring(pathSpan.Start, pathSpan.Length).Replace("@", string.Empty);
        var format = colon < 0 ? null : text.Substring(colon + 1, to - colon - 1);
        if (!path.Split('.').All(IsIdentifier) || format is { Length: 0 })
        {
            var written = text.Substring(span.Start, span.Length);
            error = new KeyTemplateError(
                KeyTemplateErrorKind.MalformedPlaceholder,
                span,
                $"has '{written}', which is no placeholder",
                "write a parameter ('<id>'), a path ('<order.User.Id>') or a format ('<day:yyyy-MM>')");
            return null;
        }

        error = null;
        return new PlaceholderPart(path, format, isEach, span, pathSpan);
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsLetterOrDigit(c) || c == '_');
}
