using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Attributes;

/// <summary>Finds the attribute that a diagnostic is about: the one it stands on, or the one of the member around it.</summary>
internal static class AttributeLocator
{
    public const string Cached = "Cacheable.CachedAttribute";
    public const string InvalidatesCache = "Cacheable.InvalidatesCacheAttribute";

    /// <summary>The attribute around <paramref name="span"/>.</summary>
    public static AttributeSyntax? Around(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary><c>[Cached]</c> of the method around <paramref name="span"/>.</summary>
    public static AttributeSyntax? CachedOfMethod(SyntaxNode root, TextSpan span, SemanticModel model, CancellationToken cancellationToken) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(attribute => TypeName(attribute, model, cancellationToken) == Cached);

    /// <summary>Whether <paramref name="span"/> is in a setting: of the templates, only tags are.</summary>
    public static bool IsInNamedArgument(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals: not null };

    public static string? TypeName(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType.ToDisplayString();

    /// <summary>The literal of the constructor's argument, where one is written.</summary>
    public static SyntaxToken? KeyLiteral(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null)?.Expression is LiteralExpressionSyntax literal
            ? literal.Token
            : null;
}
