using System.Collections.Immutable;
using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Cacheable.CodeFixes.Values;

/// <summary>Turns a method that returns a query into one that returns a list, in the interface and in its implementations.</summary>
internal static class Materialization
{
    private const string ListName = "System.Collections.Generic.IReadOnlyList`1";

    /// <summary>The edits; <see langword="null"/> where the method returns no query.</summary>
    public static async Task<ImmutableArray<SourceEdit>?> EditsAsync(
        Document document, MethodDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method
            || QueryReturn.Of(declaration, model, cancellationToken) is null)
        {
            return null;
        }

        var edits = ImmutableArray.CreateBuilder<SourceEdit>();
        var solution = document.Project.Solution;
        var implementations = await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var reference in implementations.Append(method).SelectMany(static symbol => symbol.DeclaringSyntaxReferences))
        {
            if (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax written
                && solution.GetDocument(written.SyntaxTree) is { } place
                && await place.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } placeModel
                && QueryReturn.Of(written, placeModel, cancellationToken) is { } query)
            {
                edits.AddRange(Edits(place, query, placeModel));
            }
        }

        return edits.ToImmutable();
    }

    private static IEnumerable<SourceEdit> Edits(Document document, QueryReturn query, SemanticModel model)
    {
        var list = model.Compilation.GetTypeByMetadataName(ListName)!.Construct(query.Element);
        yield return SourceEdit.Replace(document, query.Type.Span, list.ToMinimalDisplayString(model, query.Type.SpanStart));

        foreach (var result in query.Results)
        {
            if (NeedsParentheses(result))
                yield return SourceEdit.Insert(document, result.SpanStart, "(");

            yield return SourceEdit.Insert(document, result.Span.End, NeedsParentheses(result) ? ").ToList()" : ".ToList()");
        }
    }

    private static bool NeedsParentheses(ExpressionSyntax expression) => expression is not
        (InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax);
}
