using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.CodeFixes.Keys;

/// <summary>CACHE0105: writes the nearest format that fits, or none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FormatCodeFix))]
[Shared]
public sealed class FormatCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnfitFormat];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var span = diagnostic.Location.SourceSpan;
        if (root is null || StringLiteral.At(root, span) is not { } literal
            || !diagnostic.Properties.TryGetValue(Finding.SuggestionProperty, out var meant) || meant is null)
        {
            return [];
        }

        // The second choice is to write no format; where no other is near, it is the only one.
        return diagnostic.Properties.TryGetValue(Finding.ChoicesProperty, out var bare) && bare is not null
            ? [Write(meant, "Nearest"), Write(bare, "Remove")]
            : [Write(meant, "Remove")];

        Proposal Write(string text, string kind) => new(
            $"Write '{text}'", kind, [SourceEdit.Replace(document, span, span == literal.Span ? SymbolDisplay.FormatLiteral(text, quote: true) : text)]);
    }
}
