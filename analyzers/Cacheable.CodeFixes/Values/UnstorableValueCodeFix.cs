using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>CACHE0203: keeps the entries in L1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnstorableValueCodeFix))]
[Shared]
public sealed class UnstorableValueCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnstorableValue];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var span = diagnostic.Location.SourceSpan;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || AttributeLocator.CachedOfMethod(root, span, model, cancellationToken) is not { } attribute
            || attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
        {
            return [];
        }

        // L1 would hand out what its first reader has used up.
        if (model.GetDeclaredSymbol(method, cancellationToken) is IMethodSymbol declared && ReturnShape.Of(declared).Result is { } result && ValueRules.IsReadOnce(result))
            return [];

        return [OnlyL1.Of(document, attribute, model)];
    }
}
