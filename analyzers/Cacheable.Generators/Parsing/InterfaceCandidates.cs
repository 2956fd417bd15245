using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.Generators.Parsing;

/// <summary>Finds the interfaces that may have annotated methods, by their syntax.</summary>
/// <remarks>
/// By the interface and not by the attribute, so that each is parsed once however many methods it annotates, and so that one
/// which only inherits annotated methods, perhaps from a library, is found too.
/// </remarks>
internal static class InterfaceCandidates
{
    public static bool IsCandidate(SyntaxNode node) =>
        node is InterfaceDeclarationSyntax declaration
        && (declaration.BaseList is not null || declaration.Members.Any(static member => member.AttributeLists.Count > 0));

    public static InterfaceModel? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is INamedTypeSymbol type && IsFirst(context.Node, type)
            ? InterfaceParser.Parse(type, context.SemanticModel.Compilation, cancellationToken)?.Model
            : null;

    // A partial interface has several declarations and one decorator.
    private static bool IsFirst(SyntaxNode node, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).FirstOrDefault(IsCandidate) == node;
}
