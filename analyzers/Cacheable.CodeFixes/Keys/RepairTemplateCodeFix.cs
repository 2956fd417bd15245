using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.CodeFixes.Keys;

/// <summary>CACHE0107 and CACHE0109: writes the nearest template that can be read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepairTemplateCodeFix))]
[Shared]
public sealed class RepairTemplateCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TouchingPlaceholders, DiagnosticIds.MalformedTemplate];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || StringLiteral.At(root, diagnostic.Location.SourceSpan) is not { } literal
            || AttributeLocator.Around(root, literal.Span) is not { } attribute)
        {
            return [];
        }

        var role = AttributeLocator.IsInNamedArgument(root, literal.Span) ? TemplateRole.Tag
            : AttributeLocator.TypeName(attribute, model, cancellationToken) == AttributeLocator.InvalidatesCache ? TemplateRole.KeyOrPattern
            : TemplateRole.Key;
        var separated = diagnostic.Properties.TryGetValue(Finding.SuggestionProperty, out var suggestion) && suggestion is not null
            ? StringLiteral.With(literal, diagnostic.Location.SourceSpan, suggestion)
            : literal;
        if (TemplateRepair.Of(separated.ValueText, role) is not { } repaired || repaired == literal.ValueText)
            return [];

        var edit = SourceEdit.Replace(document, literal.Span, SymbolDisplay.FormatLiteral(repaired, quote: true));
        return [new Proposal($"Write '{repaired}'", nameof(RepairTemplateCodeFix), [edit])];
    }
}
