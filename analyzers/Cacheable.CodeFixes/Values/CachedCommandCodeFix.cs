using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>CACHE0201 and CACHE0306: removes <c>[Cached]</c>, or makes it the invalidation that its key suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CachedCommandCodeFix))]
[Shared]
public sealed class CachedCommandCodeFix : EditingCodeFixProvider
{
    private const string Suffix = "Attribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NothingToCache, DiagnosticIds.CachedCommand];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || AttributeLocator.CachedOfMethod(root, diagnostic.Location.SourceSpan, model, cancellationToken) is not { } attribute)
        {
            return [];
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var removal = new Proposal("Remove [Cached]", "Remove", [AttributeRemoval.Of(document, text, attribute)]);
        return AttributeLocator.KeyLiteral(attribute) is { } key
            ? [removal, new Proposal($"Write [InvalidatesCache({key.Text})]", "Invalidate", [Invalidate(document, attribute, key)])]
            : [removal];
    }

    // Only the last name changes, so that an alias or a namespace in front of it stays.
    private static SourceEdit Invalidate(Document document, AttributeSyntax attribute, SyntaxToken key)
    {
        var name = attribute.Name.GetLastToken();
        var qualifier = attribute.Name.ToString().Substring(0, name.SpanStart - attribute.Name.SpanStart);
        var suffix = name.ValueText.EndsWith(Suffix, StringComparison.Ordinal) ? Suffix : string.Empty;
        return SourceEdit.Replace(document, attribute.Span, $"{qualifier}InvalidatesCache{suffix}({key.Text})");
    }
}
