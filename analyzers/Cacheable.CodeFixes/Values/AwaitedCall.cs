using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Values;

/// <summary>A call of a method that returns a task from now on.</summary>
internal static class AwaitedCall
{
    /// <summary>The edits; <see langword="null"/> where nobody can await there.</summary>
    /// <param name="document">Where the method is named.</param>
    /// <param name="root">Its root.</param>
    /// <param name="span">The name.</param>
    /// <param name="name">The new name.</param>
    /// <param name="passedOn">Calls whose task is the caller's own.</param>
    public static IReadOnlyList<SourceEdit>? Edits(Document document, SyntaxNode root, TextSpan span, string name, HashSet<SyntaxNode> passedOn)
    {
        var node = root.FindNode(span, findInsideTrivia: true, getInnermostNodeForTie: true);
        var rename = SourceEdit.Replace(document, span, name);
        if (node.IsPartOfStructuredTrivia() || IsInNameof(node))
            return [rename];

        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => NameIn(call) == node) is not { } invocation)
            return null;

        if (passedOn.Contains(invocation))
            return [rename];

        if (!CanAwait(invocation))
            return null;

        var isReceiver = invocation.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax;
        return
        [
            SourceEdit.Insert(document, invocation.SpanStart, isReceiver ? "(await " : "await "),
            rename,
            .. isReceiver ? new[] { SourceEdit.Insert(document, invocation.Span.End, ")") } : [],
        ];
    }

    /// <summary>The name that a call is made by; not behind a <c>?.</c>, whose whole chain would have to be awaited.</summary>
    public static SimpleNameSyntax? NameIn(ExpressionSyntax expression) => expression is InvocationExpressionSyntax { Expression: var called }
        ? called is MemberAccessExpressionSyntax access ? access.Name : called as SimpleNameSyntax
        : null;

    private static bool IsInNameof(SyntaxNode node) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is not null;

    private static bool CanAwait(SyntaxNode call)
    {
        foreach (var node in call.Ancestors())
        {
            switch (node)
            {
                case LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax or AttributeSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
