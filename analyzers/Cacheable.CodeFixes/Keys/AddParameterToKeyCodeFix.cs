using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Keys;

/// <summary>CACHE0103: appends the parameter as the key's last segment, or marks it <c>[NotInKey]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddParameterToKeyCodeFix))]
[Shared]
public sealed class AddParameterToKeyCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ParameterNotInKey];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var span = diagnostic.Location.SourceSpan;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return [];

        var proposals = new List<Proposal>();
        if (AttributeLocator.CachedOfMethod(root, span, model, cancellationToken) is { } attribute
            && AttributeLocator.KeyLiteral(attribute) is { } key
            && StringLiteral.At(root, key.Span) is not null
            && diagnostic.Properties.TryGetValue(Finding.SuggestionProperty, out var whole) && whole is not null
            && whole.StartsWith(key.ValueText, StringComparison.Ordinal))
        {
            // Only what is missing is inserted, so that Fix All can append two parameters to one key.
            var segment = whole.Substring(key.ValueText.Length);
            proposals.Add(new Proposal($"Write '{whole}'", "Append", [SourceEdit.Insert(document, StringLiteral.End(key), segment)]));
        }

        if (root.FindNode(span).FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && NotInKeyMark.Of(document, model, parameter) is { } exclusion)
        {
            proposals.Add(new Proposal($"Mark '{parameter.Identifier.ValueText}' [NotInKey]", "Exclude", [exclusion]));
        }

        return proposals;
    }
}
