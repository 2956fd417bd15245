using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cacheable.CodeFixes.Policy;

/// <summary>CACHE0301: writes a time to live, for the author to think about.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetTimeToLiveCodeFix))]
[Shared]
public sealed class SetTimeToLiveCodeFix : EditingCodeFixProvider
{
    private const string Title = "Write Ttl = \"5m\"";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NoTimeToLive];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && model is not null
            && AttributeLocator.CachedOfMethod(root, diagnostic.Location.SourceSpan, model, cancellationToken) is { } attribute
            ? [new Proposal(Title, nameof(SetTimeToLiveCodeFix), [AttributeArguments.Set(document, attribute, "Ttl", "\"5m\"")])]
            : [];
    }
}
