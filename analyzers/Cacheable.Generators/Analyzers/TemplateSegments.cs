using Cacheable.KeyTemplates;

namespace Cacheable.Generators.Analyzers;

/// <summary>The segments of a template as they are written, without a pattern's <c>*</c>.</summary>
internal static class TemplateSegments
{
    public static IReadOnlyList<(string Text, bool IsLiteral)> Of(KeyTemplate template)
    {
        var segments = new List<(string Text, bool IsLiteral)> { (string.Empty, true) };
        foreach (var part in template.Parts)
        {
            if (part is not LiteralPart literal)
            {
                Append(template.Text.Substring(part.Span.Start, part.Span.Length), isLiteral: false);
                continue;
            }

            var pieces = literal.Text.Split(KeyGrammar.Separator);
            Append(pieces[0], isLiteral: true);
            segments.AddRange(pieces.Skip(1).Select(static piece => (piece, true)));
        }

        if (template.IsPattern)
            segments.RemoveAt(segments.Count - 1);

        return segments;

        void Append(string text, bool isLiteral)
        {
            var (before, wasLiteral) = segments[segments.Count - 1];
            segments[segments.Count - 1] = (before + text, wasLiteral && isLiteral);
        }
    }
}
