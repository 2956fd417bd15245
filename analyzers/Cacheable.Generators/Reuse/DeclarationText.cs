using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.Generators.Reuse;

/// <summary>What a file says to other files: its text without the bodies of methods, without initial values that are no constants, and without what stands between its words.</summary>
internal sealed class DeclarationText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = [];

    private DeclarationText(SyntaxTree tree, CancellationToken cancellationToken)
    {
        _text.Append(tree.FilePath).Append(' ');
        Read(tree.GetRoot(cancellationToken));
        (Digest, Names) = (Digest.Of(_text.ToString()), [.. _names]);
    }

    public Digest Digest { get; }

    /// <summary>Every name in it: no other file has a say in what it means than those that declare one of these.</summary>
    public string[] Names { get; }

    public static DeclarationText Of(SyntaxTree tree, CancellationToken cancellationToken) => new(tree, cancellationToken);

    private void Read(SyntaxNode node)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is not { } inner)
            {
                Read(child.AsToken());
            }
            else if (IsPrivate(inner))
            {
                // That it is there makes a difference, what it says none.
                _text.Append("{}");
            }
            else
            {
                Read(inner);
            }
        }
    }

    private void Read(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.IdentifierToken))
        {
            _names.Add(token.ValueText);
        }

        _text.Append(token.Text).Append(' ');
    }

    private static bool IsPrivate(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax,
        EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax
            || node.Parent?.Parent?.Parent is FieldDeclarationSyntax { Modifiers: var modifiers } && !modifiers.Any(SyntaxKind.ConstKeyword),
        _ => node is GlobalStatementSyntax,
    };
}
