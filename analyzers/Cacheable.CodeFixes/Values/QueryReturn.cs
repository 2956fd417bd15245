using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>A method that returns a sequence, as <c>T</c> or inside a task.</summary>
/// <param name="Type">The sequence as it is written.</param>
/// <param name="Element">What it yields.</param>
/// <param name="IsValue">Whether its returns give the sequence itself: the method is synchronous, or <c>async</c>.</param>
/// <param name="IsIterator">Whether it yields.</param>
/// <param name="Results">The expressions that are returned.</param>
internal sealed record QueryReturn(TypeSyntax Type, ITypeSymbol Element, bool IsValue, bool IsIterator, ImmutableArray<ExpressionSyntax> Results)
{
    /// <summary>Whether a task that somebody else made has to be awaited before its sequence can be read.</summary>
    public bool BecomesAsync => !IsValue && Results.Any(static result => FinishedTask.Of(result) is null);

    public static QueryReturn? Of(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        var direct = method.ReturnType;
        var inside = direct.DescendantNodes().OfType<TypeArgumentListSyntax>().FirstOrDefault(list => list.Parent == Last(direct))?.Arguments[0];
        var isDirect = ElementOf(direct, model, cancellationToken) is not null;
        var type = isDirect ? direct : inside;
        if (type is null || ElementOf(type, model, cancellationToken) is not { } element)
            return null;

        var isIterator = method.DescendantNodes(static node => !IsFunction(node)).Any(static node => node is YieldStatementSyntax);
        return new QueryReturn(type, element, isDirect || method.Modifiers.Any(SyntaxKind.AsyncKeyword), isIterator, Returned.By(method));
    }

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static SyntaxNode Last(TypeSyntax type) => type is QualifiedNameSyntax qualified ? qualified.Right : type;

    private static ITypeSymbol? ElementOf(TypeSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(type, cancellationToken).Type is INamedTypeSymbol { TypeArguments.Length: 1 } named
        && named.ContainingNamespace.ToDisplayString() is "System.Linq" or "System.Collections.Generic"
        && named.Name is "IQueryable" or "IOrderedQueryable" or "IOrderedEnumerable" or "IEnumerable"
            ? named.TypeArguments[0]
            : null;
}
