using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>What a method returns.</summary>
internal static class Returned
{
    /// <summary>The expressions behind its <c>return</c>s or its arrow; not those of functions inside of it, and none that only throws.</summary>
    public static ImmutableArray<ExpressionSyntax> By(MethodDeclarationSyntax method) =>
        method.ExpressionBody is { } arrow
            ? arrow.Expression is ThrowExpressionSyntax ? [] : [arrow.Expression]
            : method.Body is not { } body
                ? []
                : [.. body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                    .OfType<ReturnStatementSyntax>()
                    .Select(static statement => statement.Expression)
                    .OfType<ExpressionSyntax>()];
}
