using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Placement;

/// <summary>Writes an attribute above an interface member, on a line of its own.</summary>
internal static class InterfaceAnnotation
{
    private const string Suffix = "Attribute";

    /// <summary>The edit; <see langword="null"/> where the member comes from a referenced library and has no text to write into.</summary>
    public static async Task<SourceEdit?> OfAsync(
        Solution solution, IMethodSymbol member, ITypeSymbol type, AttributeSyntax attribute, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax target
            || solution.GetDocument(target.SyntaxTree) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var name = Name(type, model, target.SpanStart);
        return SourceEdit.Insert(document, target.SpanStart, $"[{name}{attribute.ArgumentList}]{Separator(text, target.SpanStart)}");
    }

    // The member's own line break and indentation; a blank where it shares its line with something else.
    private static string Separator(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, position));
        return string.IsNullOrWhiteSpace(indentation)
            ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation
            : " ";
    }

    private static string Name(ITypeSymbol attribute, SemanticModel model, int position)
    {
        var name = attribute.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(model, position);
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
