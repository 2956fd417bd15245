using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Cacheable.CodeFixes.Values;

/// <summary>Finds what changes with a method of an interface.</summary>
internal static class Implementations
{
    /// <summary>The method, what implements it and what overrides that, as far as it is source.</summary>
    public static async Task<IReadOnlyList<ISymbol>> OfAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var all = new List<ISymbol> { method };
        foreach (var implementation in await SymbolFinder.FindImplementationsAsync(method, solution, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            all.Add(implementation);
            all.AddRange(await SymbolFinder.FindOverridesAsync(implementation, solution, cancellationToken: cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    /// <summary>Where <paramref name="methods"/> are declared.</summary>
    public static async Task<IReadOnlyList<(Document Document, SemanticModel Model, MethodDeclarationSyntax Declaration)>> DeclarationsAsync(
        IEnumerable<ISymbol> methods, Solution solution, CancellationToken cancellationToken)
    {
        var declarations = new List<(Document, SemanticModel, MethodDeclarationSyntax)>();
        foreach (var reference in methods.SelectMany(static symbol => symbol.DeclaringSyntaxReferences))
        {
            if (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax declaration
                && solution.GetDocument(declaration.SyntaxTree) is { } document
                && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model)
            {
                declarations.Add((document, model, declaration));
            }
        }

        return declarations;
    }
}
