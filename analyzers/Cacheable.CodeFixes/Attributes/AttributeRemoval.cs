using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Attributes;

/// <summary>Removes an attribute and the comma or the line that only it needed.</summary>
internal static class AttributeRemoval
{
    public static SourceEdit Of(Document document, SourceText text, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return SourceEdit.Delete(document, list.Attributes.Count > 1 ? WithComma(list, attribute) : WithLine(text, list.Span));
    }

    private static TextSpan WithComma(AttributeListSyntax list, AttributeSyntax attribute)
    {
        var index = list.Attributes.IndexOf(attribute);
        return index == 0
            ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End);
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
