using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Edits;

/// <summary>One change of one document's text.</summary>
internal readonly record struct SourceEdit(DocumentId Document, TextChange Change)
{
    public static SourceEdit Insert(Document document, int position, string text) =>
        new(document.Id, new TextChange(new TextSpan(position, 0), text));

    public static SourceEdit Replace(Document document, TextSpan span, string text) => new(document.Id, new TextChange(span, text));

    public static SourceEdit Delete(Document document, TextSpan span) => Replace(document, span, string.Empty);
}
