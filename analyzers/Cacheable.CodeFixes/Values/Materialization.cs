using System.Collections.Immutable;
using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>Turns a method that returns a sequence into one that returns a list, in the interface and in its implementations.</summary>
internal static class Materialization
{
    private const string ListName = "System.Collections.Generic.IReadOnlyList`1";

    /// <summary>The edits; <see langword="null"/> where the method returns no sequence, or an implementation cannot follow.</summary>
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
        var methods = await Implementations.OfAsync(method, solution, cancellationToken).ConfigureAwait(false);
        foreach (var (place, placeModel, written) in await Implementations.DeclarationsAsync(methods, solution, cancellationToken).ConfigureAwait(false))
        {
            // An iterator cannot return a list, and a partial method has its modifiers in two places.
            if (QueryReturn.Of(written, placeModel, cancellationToken) is not { IsIterator: false } query
                || (query.BecomesAsync && written.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                return null;
            }

            edits.AddRange(Edits(place, written, query, placeModel));
        }

        return edits.ToImmutable();
    }

    private static IEnumerable<SourceEdit> Edits(Document document, MethodDeclarationSyntax method, QueryReturn query, SemanticModel model)
    {
        var list = model.Compilation.GetTypeByMetadataName(ListName)!.Construct(query.Element);
        yield return Retype(query.Type);

        if (query.BecomesAsync)
            yield return SourceEdit.Insert(document, method.ReturnType.SpanStart, "async ");

        foreach (var result in query.Results)
        {
            var task = query.BecomesAsync || query.IsValue ? null : FinishedTask.Of(result);
            var value = task?.Value ?? result;
            if (task?.TypeArgument is { } argument)
                yield return Retype(argument);
            else if (task?.Name is { } name)
                yield return SourceEdit.Insert(document, name.Span.End, $"<{Named(name.SpanStart)}>");

            foreach (var edit in Read(document, value, query.BecomesAsync, list, model))
                yield return edit;
        }

        SourceEdit Retype(TypeSyntax type) => SourceEdit.Replace(document, type.Span, Named(type.SpanStart));

        string Named(int position) => list.ToMinimalDisplayString(model, position);
    }

    private static IEnumerable<SourceEdit> Read(Document document, ExpressionSyntax value, bool isAwaited, INamedTypeSymbol list, SemanticModel model)
    {
        var type = model.GetTypeInfo(value).Type;
        if (!isAwaited && (type is null || IsList(type, list)))
            yield break;

        var isClosed = value is InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        var (before, after) = isAwaited ? ("(await " + (isClosed ? string.Empty : "("), isClosed ? ")" : "))") : isClosed ? (string.Empty, string.Empty) : ("(", ")");
        var canCall = model.LookupSymbols(value.SpanStart, name: "Enumerable").Any(static one => one.ContainingNamespace?.ToDisplayString() == "System.Linq");
        yield return SourceEdit.Insert(document, value.SpanStart, canCall ? before : "[.. " + before);
        yield return SourceEdit.Insert(document, value.Span.End, after + (canCall ? ".ToList()" : "]"));
    }

    // What is a list already, and what becomes what it is to become ([], null).
    private static bool IsList(ITypeSymbol type, INamedTypeSymbol list) =>
        SymbolEqualityComparer.Default.Equals(type, list) || type.AllInterfaces.Any(one => SymbolEqualityComparer.Default.Equals(one, list));
}
