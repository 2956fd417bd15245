using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Attributes;

/// <summary>Removes attributes and the commas or the line that only they needed.</summary>
internal static class AttributeRemoval
{
    public static SourceEdit Of(Document document, SourceText text, AttributeSyntax attribute) => Of(document, text, [attribute]).Single();

    /// <summary>Removes several of one member; whole lists where nothing else is in them.</summary>
    public static IEnumerable<SourceEdit> Of(Document document, SourceText text, IReadOnlyList<AttributeSyntax> attributes) =>
        attributes.GroupBy(static attribute => (AttributeListSyntax)attribute.Parent!)
            .SelectMany(list => Spans(text, list.Key, [.. list]))
            .Select(span => SourceEdit.Delete(document, span));

    private static IEnumerable<TextSpan> Spans(SourceText text, AttributeListSyntax list, List<AttributeSyntax> removed)
    {
        var firstKept = list.Attributes.FirstOrDefault(attribute => !removed.Contains(attribute));
        if (firstKept is null)
        {
            yield return WithLine(text, list.Span);
            yield break;
        }

        // What stands before the first that stays goes with the comma behind it, what stands after it with the comma in front.
        if (list.Attributes[0] != firstKept)
            yield return TextSpan.FromBounds(list.Attributes[0].SpanStart, firstKept.SpanStart);

        for (var index = list.Attributes.IndexOf(firstKept) + 1; index < list.Attributes.Count; index++)
        {
            if (removed.Contains(list.Attributes[index]))
                yield return TextSpan.FromBounds(list.Attributes[index - 1].Span.End, list.Attributes[index].Span.End);
        }
    }

    private static TextSpan WithLine(SourceText text, TextSpan list)
    {
        var first = text.Lines.GetLineFromPosition(list.Start);
        var last = text.Lines.GetLineFromPosition(list.End);
        var after = TextSpan.FromBounds(list.End, last.End);
        var isAlone = IsBlank(text, TextSpan.FromBounds(first.Start, list.Start)) && IsBlank(text, after);
        if (isAlone)
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);

        var end = list.End;
        while (end < last.End && char.IsWhiteSpace(text[end]))
            end++;

        return TextSpan.FromBounds(list.Start, end);
    }

    private static bool IsBlank(SourceText text, TextSpan span) => string.IsNullOrWhiteSpace(text.ToString(span));
}
