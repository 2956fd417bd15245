using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Keys;

/// <summary>Finds the string literal that a diagnostic points into. A constant or a concatenation is not edited: others may read it.</summary>
internal static class StringLiteral
{
    public static SyntaxToken? At(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start);
        var isLiteral = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken;
        return isLiteral && token.Span.Contains(span) ? token : null;
    }

    /// <summary>The literal with <paramref name="span"/> of the document replaced.</summary>
    public static SyntaxToken With(SyntaxToken literal, TextSpan span, string text)
    {
        var start = span.Start - literal.SpanStart;
        return SyntaxFactory.ParseToken(literal.Text.Remove(start, span.Length).Insert(start, text));
    }

    /// <summary>Where a text can be appended inside <paramref name="literal"/>: before its closing quotes.</summary>
    public static int End(SyntaxToken literal)
    {
        var text = literal.Text;
        var quotes = literal.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) ? text.Length - text.TrimEnd('"').Length : 1;
        return literal.Span.End - quotes;
    }
}
