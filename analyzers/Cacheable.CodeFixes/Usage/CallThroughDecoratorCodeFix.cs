using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Analyzers.Usage;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Usage;

/// <summary>CACHE0402: takes an <c>IDecorated</c> of the service and calls that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallThroughDecoratorCodeFix))]
[Shared]
public sealed class CallThroughDecoratorCodeFix : EditingCodeFixProvider
{
    private const string Decorated = "Cacheable.IDecorated`1";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SelfCall];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not { } found || model is null
            || found.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(one => one.Span == diagnostic.Location.SourceSpan) is not { } called
            || model.GetSymbolInfo(called, cancellationToken).Symbol is not IMethodSymbol method
            || called.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || AnnotatedMembers.Of(type, model.Compilation).Behind(method) is not { } member
            || model.Compilation.GetTypeByMetadataName(Decorated) is not { } decorated
            || !SelfCallShape.CanBeMoved(called, member))
        {
            return [];
        }

        var service = AnnotatedMembers.ServiceOf(type, member);
        var injection = await DecoratedInjection.OfAsync(document, type, decorated.Construct(service), cancellationToken).ConfigureAwait(false);
        if (injection is not { } into)
            return [];

        var call = SourceEdit.Replace(document, called.Span, $"{into.Name}.Service.{SelfCallShape.NameOf(called)}");
        return [new Proposal($"Call through IDecorated<{service.Name}>", $"{nameof(CallThroughDecoratorCodeFix)} {service.Name}", [.. into.Edits, call])];
    }
}
