using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cacheable.CodeFixes.Policy;

/// <summary>CACHE0304: keeps absences for a while, and not for longer than values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepAbsencesCodeFix))]
[Shared]
public sealed class KeepAbsencesCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.AbsenceNotKept];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || AttributeLocator.Around(root, diagnostic.Location.SourceSpan) is not { } attribute
            || !diagnostic.Properties.TryGetValue(Finding.SuggestionProperty, out var duration))
        {
            return [];
        }

        var edit = AttributeArguments.Set(document, attribute, "Negative", $"\"{duration}\"");
        return [new Proposal($"Write Negative = \"{duration}\"", nameof(KeepAbsencesCodeFix), [edit])];
    }
}
