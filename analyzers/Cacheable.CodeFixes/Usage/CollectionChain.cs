using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Usage;

/// <summary>A chain of calls on a collection of services, seen from one of them.</summary>
/// <param name="Call">The call on the collection.</param>
internal sealed record CollectionChain(InvocationExpressionSyntax Call)
{
    private const string Collection = "IServiceCollection";

    /// <summary>The call at <paramref name="span"/>, or the one that takes the descriptor there.</summary>
    public static CollectionChain? At(SyntaxNode root, TextSpan span, SemanticModel model)
    {
        for (var node = root.FindNode(span, getInnermostNodeForTie: true); node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call && IsCollection(receiver, model))
                return new CollectionChain(call);
        }

        return null;
    }

    /// <summary>What the call is made on.</summary>
    public ExpressionSyntax Receiver => ((MemberAccessExpressionSyntax)Call.Expression).Expression;

    /// <summary>From the end of the receiver to the end of the call: <c>.AddScoped&lt;I, T&gt;()</c> with the line break before it.</summary>
    public TextSpan Segment => TextSpan.FromBounds(Receiver.Span.End, Call.Span.End);

    /// <summary>Where the chain begins: <c>services</c>, <c>builder.Services</c>.</summary>
    public ExpressionSyntax Root
    {
        get
        {
            var root = Receiver;
            while (root is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var before } })
                root = before;

            return root;
        }
    }

    /// <summary>The statement that is this chain and nothing else.</summary>
    public ExpressionStatementSyntax? Statement
    {
        get
        {
            SyntaxNode node = Call;
            while (node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer })
                node = outer;

            return node.Parent as ExpressionStatementSyntax;
        }
    }

    /// <summary>The last call of the chain that gives the collection back, from this one on.</summary>
    public InvocationExpressionSyntax Last(SemanticModel model)
    {
        var last = Call;
        while (last.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } && IsCollection(outer, model))
            last = outer;

        return last;
    }

    /// <summary>The line break and indentation before the call's dot, where it has a line of its own.</summary>
    public static string BreakBefore(InvocationExpressionSyntax call, SourceText text)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver, OperatorToken: var dot })
            return string.Empty;

        var between = text.ToString(TextSpan.FromBounds(receiver.Span.End, dot.SpanStart));
        return string.IsNullOrWhiteSpace(between) ? between : string.Empty;
    }

    public static bool IsCollection(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is { } type && (type.Name == Collection || type.AllInterfaces.Any(static one => one.Name == Collection));
}
