using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Analyzers.Usage;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Usage;

/// <summary>CACHE0406: removes the registration that a later one replaces. Which of two keys could go, nobody knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveReplacedRegistrationCodeFix))]
[Shared]
public sealed class RemoveReplacedRegistrationCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SharedEntries];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || !diagnostic.Properties.ContainsKey(SharedEntriesRules.ReplacedProperty)
            || diagnostic.AdditionalLocations is not [{ SourceTree: { } tree } place] || tree != root.SyntaxTree
            || CollectionChain.At(root, place.SourceSpan, model) is not { } replaced)
        {
            return [];
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var isAlone = replaced.Statement?.Expression == replaced.Call && replaced.Receiver is not InvocationExpressionSyntax;
        var span = isAlone && StatementList.Lines(replaced.Statement!, text) is { } lines ? StatementList.Removed(lines, text)
            : isAlone ? replaced.Statement!.Span
            : replaced.Segment;
        var written = text.ToString(place.SourceSpan);
        return [new Proposal($"Remove '{written}', which is replaced", nameof(RemoveReplacedRegistrationCodeFix), [SourceEdit.Delete(document, span)])];
    }
}
