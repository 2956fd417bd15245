using Cacheable.KeyTemplates;

namespace Cacheable.CodeFixes.Keys;

/// <summary>Mends the delimiters of placeholders.</summary>
internal static class DelimiterRepair
{
    /// <summary>Gives the delimiter at <paramref name="at"/> its partner around the name beside it; without a name it goes.</summary>
    public static string Balance(string template, int at)
    {
        var delimiter = template[at];
        if (delimiter is '<' or '{')
        {
            var end = at + 1;
            while (end < template.Length && IsPath(template[end]))
                end++;

            return end == at + 1 ? template.Remove(at, 1) : template.Insert(end, delimiter == '<' ? ">" : "}");
        }

        var start = at;
        while (start > 0 && IsPath(template[start - 1]))
            start--;

        return start == at ? template.Remove(at, 1) : template.Insert(start, delimiter == '>' ? "<" : "{");
    }

    /// <summary>Writes every placeholder as the first one is written.</summary>
    public static string Unify(string template) =>
        template[template.IndexOfAny(['<', '{'])] == '<'
            ? template.Replace('{', '<').Replace('}', '>')
            : template.Replace('<', '{').Replace('>', '}');

    /// <summary>Takes blanks and an empty format out of a placeholder; <see langword="null"/> where no name is left.</summary>
    public static string? Trim(string template, TemplateSpan span)
    {
        var inside = template.Substring(span.Start + 1, span.Length - 2);
        var trimmed = inside.Trim(' ', '\t', KeyGrammar.Separator, '.');
        return trimmed.Length == 0 || trimmed == inside
            ? null
            : template.Substring(0, span.Start + 1) + trimmed + template.Substring(span.End - 1);
    }

    private static bool IsPath(char character) => char.IsLetterOrDigit(character) || character is '_' or '.';
}
