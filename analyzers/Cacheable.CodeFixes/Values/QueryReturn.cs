using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>A method that returns a query, as <c>T</c> or inside a task.</summary>
/// <param name="Type">The query as it is written.</param>
/// <param name="Element">What it yields.</param>
/// <param name="Results">The expressions whose value is returned. Empty where they are tasks that somebody else made.</param>
internal sealed record QueryReturn(TypeSyntax Type, ITypeSymbol Element, ImmutableArray<ExpressionSyntax> Results)
{
    public static QueryReturn? Of(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        var direct = method.ReturnType;
        if (ElementOf(direct, model, cancellationToken) is { } element)
            return new QueryReturn(direct, element, ReturnedBy(method));

        var inside = direct.DescendantNodes().OfType<TypeArgumentListSyntax>().FirstOrDefault(list => list.Parent == Last(direct))?.Arguments[0];
        if (inside is null || ElementOf(inside, model, cancellationToken) is not { } awaited)
            return null;

        return new QueryReturn(inside, awaited, method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? ReturnedBy(method) : []);
    }

    private static SyntaxNode Last(TypeSyntax type) => type is QualifiedNameSyntax qualified ? qualified.Right : type;

    private static ITypeSymbol? ElementOf(TypeSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(type, cancellationToken).Type is INamedTypeSymbol { TypeArguments.Length: 1 } named
        && named.ContainingNamespace.ToDisplayString() is "System.Linq" or "System.Collections.Generic"
        && named.Name is "IQueryable" or "IOrderedQueryable" or "IOrderedEnumerable" or "IEnumerable"
            ? named.TypeArguments[0]
            : null;

    private static ImmutableArray<ExpressionSyntax> ReturnedBy(MethodDeclarationSyntax method) =>
        method.ExpressionBody is { } arrow
            ? [arrow.Expression]
            : method.Body is not { } body
                ? []
                : [.. body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                    .OfType<ReturnStatementSyntax>()
                    .Select(static statement => statement.Expression)
                    .OfType<ExpressionSyntax>()];
}
