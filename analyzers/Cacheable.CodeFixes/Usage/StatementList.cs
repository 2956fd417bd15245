using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Usage;

/// <summary>Statements that follow each other, and the lines they stand on.</summary>
internal static class StatementList
{
    /// <summary>The statements of the list that <paramref name="statement"/> is in; none where it stands alone, behind an <c>if</c>.</summary>
    public static IReadOnlyList<StatementSyntax> Around(StatementSyntax statement)
    {
        // An array, because in a SyntaxList of our own the nodes would be new ones, without a place.
        if (statement.Parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax unit })
            return unit.Members.OfType<GlobalStatementSyntax>().Select(static one => one.Statement).ToArray();

        return (statement.Parent as BlockSyntax)?.Statements ?? (statement.Parent as SwitchSectionSyntax)?.Statements ?? default;
    }

    /// <summary>The statement around <paramref name="node"/> in the outermost list of its method, function or program.</summary>
    public static StatementSyntax? Outermost(SyntaxNode node)
    {
        StatementSyntax? outermost = null;
        for (var current = node; current is not null and not AnonymousFunctionExpressionSyntax; current = current.Parent)
        {
            if (current is LocalFunctionStatementSyntax && outermost is not null)
                break;

            if (current is StatementSyntax statement and not BlockSyntax && Around(statement).Count > 0)
                outermost = statement;
        }

        return outermost;
    }

    /// <summary>The whole lines of a statement with the comments above it, without blank lines; nothing where it shares a line.</summary>
    public static TextSpan? Lines(StatementSyntax statement, SourceText text)
    {
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        if (!IsBlank(text, first.Start, statement.SpanStart) || !IsBlankOrComment(text.ToString(TextSpan.FromBounds(statement.Span.End, last.End))))
            return null;

        while (first.LineNumber > 0 && IsComment(text.Lines[first.LineNumber - 1].ToString()))
            first = text.Lines[first.LineNumber - 1];

        return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
    }

    /// <summary>What takes the lines out; the last line of a file goes with the line break before it.</summary>
    public static TextSpan Removed(TextSpan lines, SourceText text) =>
        lines.End == text.Length && lines.Start > 0 && !EndsInBreak(text, lines)
            ? TextSpan.FromBounds(text.Lines.GetLineFromPosition(lines.Start - 1).End, lines.End)
            : lines;

    /// <summary>The lines as they can be put in front of others.</summary>
    public static string Moved(TextSpan lines, SourceText text) => text.ToString(lines) + (EndsInBreak(text, lines) ? string.Empty : Break(text));

    /// <summary>The line break that the text uses.</summary>
    public static string Break(SourceText text)
    {
        var first = text.Lines[0];
        var written = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        return written.Length == 0 ? "\n" : written;
    }

    private static bool EndsInBreak(SourceText text, TextSpan lines) => lines.Length > 0 && text[lines.End - 1] is '\n' or '\r';

    private static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));

    private static bool IsBlankOrComment(string line) => string.IsNullOrWhiteSpace(line) || IsComment(line);

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);
}
