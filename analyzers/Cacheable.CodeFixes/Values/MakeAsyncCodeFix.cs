using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>CACHE0209: returns a task, where every caller can await it; or keeps the entries in L1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeAsyncCodeFix))]
[Shared]
public sealed class MakeAsyncCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SynchronousRemoteCall];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null
            || root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method
            || AttributeLocator.CachedOfMethod(root, diagnostic.Location.SourceSpan, model, cancellationToken) is not { } attribute)
        {
            return [];
        }

        var onlyL1 = OnlyL1.Of(document, attribute, model);
        return await TaskReturn.EditsAsync(method, document.Project.Solution, cancellationToken).ConfigureAwait(false) is { } edits
            ? [new Proposal($"Return Task<{declaration.ReturnType}>", nameof(MakeAsyncCodeFix), edits), onlyL1]
            : [onlyL1];
    }
}
