using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.CodeFixes.Keys;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.CodeFixes;

/// <summary>CACHE0101, CACHE0102, CACHE0302 and CACHE0501: writes what the message suggests in place of what it points at.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ApplySuggestionCodeFix))]
[Shared]
public sealed class ApplySuggestionCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.UnknownPlaceholder,
        DiagnosticIds.UnreadableMember,
        DiagnosticIds.MalformedDuration,
        DiagnosticIds.PatternMatchesNothing,
    ];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && SuggestionIn(document, root, diagnostic) is { } proposal ? [proposal] : [];
    }

    /// <summary>Writes what <paramref name="diagnostic"/> suggests, where it suggests something and points at a text.</summary>
    internal static Proposal? SuggestionIn(Document document, SyntaxNode root, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!diagnostic.Properties.TryGetValue(Finding.SuggestionProperty, out var suggestion) || suggestion is null
            || StringLiteral.At(root, span) is not { } literal)
        {
            return null;
        }

        var text = span == literal.Span ? SymbolDisplay.FormatLiteral(suggestion, quote: true) : suggestion;
        return new Proposal($"Write '{suggestion}'", diagnostic.Id, [SourceEdit.Replace(document, span, text)]);
    }
}
