using System.Collections.Immutable;
using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Cacheable.CodeFixes.Values;

/// <summary>Turns a synchronous method of an interface into one that returns a task: its implementations, and its callers where all of them can await.</summary>
internal static class TaskReturn
{
    private const string Suffix = "Async";

    /// <summary>The edits; <see langword="null"/> where a caller cannot await.</summary>
    public static async Task<ImmutableArray<SourceEdit>?> EditsAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var methods = await Implementations.OfAsync(method, solution, cancellationToken).ConfigureAwait(false);
        var name = NameOf(method, methods);
        var edits = ImmutableArray.CreateBuilder<SourceEdit>();
        var passedOn = new HashSet<SyntaxNode>();
        foreach (var (document, model, declaration) in await Implementations.DeclarationsAsync(methods, solution, cancellationToken).ConfigureAwait(false))
        {
            edits.AddRange(Declare(document, model, declaration, method.Name, name, passedOn));
        }

        var seen = new HashSet<(DocumentId, int)>();
        foreach (var symbol in methods)
        {
            foreach (var location in (await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false)).SelectMany(static one => one.Locations))
            {
                if (!seen.Add((location.Document.Id, location.Location.SourceSpan.Start)))
                    continue;

                var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                if (root is null || AwaitedCall.Edits(location.Document, root, location.Location.SourceSpan, name, passedOn) is not { } awaited)
                    return null;

                edits.AddRange(awaited);
            }
        }

        return edits.ToImmutable();
    }

    // With the suffix that .NET gives to what is awaited, where nobody has the name.
    private static string NameOf(IMethodSymbol method, IEnumerable<ISymbol> methods) =>
        method.Name.EndsWith(Suffix, StringComparison.Ordinal) || methods.Any(one => !one.ContainingType.GetMembers(method.Name + Suffix).IsEmpty)
            ? method.Name
            : method.Name + Suffix;

    private static IEnumerable<SourceEdit> Declare(
        Document document, SemanticModel model, MethodDeclarationSyntax declaration, string oldName, string name, HashSet<SyntaxNode> passedOn)
    {
        var type = declaration.ReturnType;
        var task = model.Compilation.GetTypeByMetadataName(typeof(Task).FullName)!.ToMinimalDisplayString(model, type.SpanStart);
        yield return SourceEdit.Insert(document, type.SpanStart, $"{task}<");
        yield return SourceEdit.Insert(document, type.Span.End, ">");
        yield return SourceEdit.Replace(document, declaration.Identifier.Span, name);

        foreach (var result in Returned.By(declaration))
        {
            // A decorator that hands on what another implementation gives hands on its task.
            if (AwaitedCall.NameIn(result) is { Identifier.ValueText: var called } && called == oldName && IsSame(model, result, declaration))
            {
                passedOn.Add(result);
                continue;
            }

            var isExact = SymbolEqualityComparer.IncludeNullability.Equals(model.GetTypeInfo(result).Type, model.GetTypeInfo(type).Type);
            yield return SourceEdit.Insert(document, result.SpanStart, $"{task}.FromResult{(isExact ? string.Empty : $"<{type}>")}(");
            yield return SourceEdit.Insert(document, result.Span.End, ")");
        }
    }

    private static bool IsSame(SemanticModel model, ExpressionSyntax call, MethodDeclarationSyntax declaration) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol called
        && model.GetDeclaredSymbol(declaration) is { } own
        && (SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, own.OriginalDefinition)
            || SymbolEqualityComparer.Default.Equals(own.ContainingType.FindImplementationForInterfaceMember(called), own));
}
