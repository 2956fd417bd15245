using System.Collections.Immutable;
using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Usage;

/// <summary>Writes a parameter into an explicit constructor, and the field that keeps it.</summary>
internal static class ConstructorEdits
{
    public static ImmutableArray<SourceEdit> Of(Document document, SourceText text, ConstructorDeclarationSyntax constructor, string parameter, string name)
    {
        var lineBreak = StatementList.Break(text);
        var outer = Indentation(text, constructor.SpanStart);
        var assignment = $"_{name} = {name};";
        var field = Field(document, text, constructor, $"private readonly {parameter.Substring(0, parameter.Length - name.Length)}_{name};");
        var taken = DecoratedInjection.Append(document, constructor.ParameterList, parameter);
        var kept = (constructor.Body, constructor.ExpressionBody) switch
        {
            ({ Statements: [.., var last] } body, _) =>
                SourceEdit.Insert(document, last.Span.End, IsOnItsOwnLine(text, last) ? lineBreak + Indentation(text, last.SpanStart) + assignment : $" {assignment}"),
            ({ } body, _) => SourceEdit.Replace(
                document, body.Span, $"{{{lineBreak}{outer}    {assignment}{lineBreak}{outer}}}"),
            (_, { } arrow) => SourceEdit.Replace(
                document,
                TextSpan.FromBounds((constructor.Initializer ?? (SyntaxNode)constructor.ParameterList).Span.End, constructor.Span.End),
                $"{lineBreak}{outer}{{{lineBreak}{outer}    {arrow.Expression};{lineBreak}{outer}    {assignment}{lineBreak}{outer}}}"),
            _ => SourceEdit.Insert(document, constructor.Span.End, string.Empty),
        };
        return [field, taken, kept];
    }

    // Below the other fields, or first of all.
    private static SourceEdit Field(Document document, SourceText text, ConstructorDeclarationSyntax constructor, string field)
    {
        var declaration = (ClassDeclarationSyntax)constructor.Parent!;
        var lineBreak = StatementList.Break(text);
        var written = lineBreak + Indentation(text, constructor.SpanStart) + field;
        return declaration.Members.OfType<FieldDeclarationSyntax>().LastOrDefault() is { } last
            ? SourceEdit.Insert(document, last.Span.End, written)
            : SourceEdit.Insert(document, declaration.OpenBraceToken.Span.End, written + lineBreak);
    }

    private static bool IsOnItsOwnLine(SourceText text, StatementSyntax statement) => StatementList.Lines(statement, text) is not null;

    private static string Indentation(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
