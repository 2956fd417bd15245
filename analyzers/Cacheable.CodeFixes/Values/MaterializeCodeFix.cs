using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>CACHE0204: returns a list that is read already, in the interface and in its implementations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MaterializeCodeFix))]
[Shared]
public sealed class MaterializeCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.DeferredSequence];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null
            && root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && await Materialization.EditsAsync(document, method, model, cancellationToken).ConfigureAwait(false) is { } edits
            ? [new Proposal("Return IReadOnlyList", nameof(MaterializeCodeFix), edits)]
            : [];
    }
}
