using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Policy;

/// <summary>CACHE0303 and CACHE0305: writes what fits, or takes the setting away that contradicts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContradictingSettingCodeFix))]
[Shared]
public sealed class ContradictingSettingCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ContradictingSettings, DiagnosticIds.AbsenceNeverMet];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeArgumentSyntax>()
            is not { NameEquals.Name.Identifier.ValueText: var name } written)
        {
            return [];
        }

        var removal = new Proposal($"Remove '{name}'", "Remove", [AttributeArguments.Remove(document, written)]);
        return ApplySuggestionCodeFix.SuggestionIn(document, root, diagnostic) is { } suggestion ? [suggestion, removal] : [removal];
    }
}
