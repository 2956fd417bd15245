using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.CodeFixes.Keys;

/// <summary>CACHE0104: keys by a member of the value. A key that was derived is written out for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeyMemberCodeFix))]
[Shared]
public sealed class KeyMemberCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnstableKeyPart];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || !diagnostic.Properties.TryGetValue(Finding.ChoicesProperty, out var choices) || choices is null)
            return [];

        var proposals = new List<Proposal>();
        foreach (var path in choices.Split('\n'))
        {
            // All of one member's name belong together in Fix All: who keys by "Code" here does so there.
            var kind = path.Substring(path.LastIndexOf('.') + 1);
            if (Edit(document, root, diagnostic, path) is { } edit)
                proposals.Add(new Proposal($"Key by '{path}'", kind, [edit]));
        }

        return proposals;
    }

    private static SourceEdit? Edit(Document document, SyntaxNode root, Diagnostic diagnostic, string path)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!diagnostic.Properties.TryGetValue(Finding.SuggestionProperty, out var derived) || derived is null)
        {
            // A literal that says something by escapes is pointed at as a whole.
            return StringLiteral.At(root, span) is { } literal && literal.Span != span ? SourceEdit.Replace(document, span, path) : null;
        }

        var parameter = path.Substring(0, path.LastIndexOf('.'));
        var written = SymbolDisplay.FormatLiteral(derived.Replace($"<{parameter}>", $"<{path}>"), quote: true);
        return AttributeLocator.Around(root, diagnostic.AdditionalLocations[0].SourceSpan) is not { } attribute ? null
            : attribute.ArgumentList is not { } list ? SourceEdit.Insert(document, attribute.Name.Span.End, $"({written})")
            : SourceEdit.Insert(document, list.OpenParenToken.Span.End, list.Arguments.Count == 0 ? written : written + ", ");
    }
}
