using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Keys;

/// <summary>CACHE0108: writes a hash of the secret, or takes it out of the key.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretCodeFix))]
[Shared]
public sealed class SecretCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SecretInKey];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var span = diagnostic.Location.SourceSpan;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return [];

        var proposals = new List<Proposal>();
        if (ApplySuggestionCodeFix.SuggestionIn(document, root, diagnostic) is { } hash)
            proposals.Add(hash);

        if (root.FindNode(span).FirstAncestorOrSelf<ParameterSyntax>() is { } derived)
            proposals.Add(Exclude(derived, []));
        else if (WrittenParameter(root, diagnostic, model, cancellationToken) is { } named && Segment(root, span) is { } segment)
            proposals.Add(Exclude(named, [SourceEdit.Delete(document, segment)]));

        return proposals;

        Proposal Exclude(ParameterSyntax parameter, ImmutableArray<SourceEdit> edits) => new(
            $"Mark '{parameter.Identifier.ValueText}' [NotInKey]",
            "Exclude",
            NotInKeyMark.Of(document, model, parameter) is { } mark ? edits.Add(mark) : edits);
    }

    // Only of what a cached key names as a whole: who invalidates by a secret has nothing else to name the entry by.
    private static ParameterSyntax? WrittenParameter(SyntaxNode root, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        var span = diagnostic.Location.SourceSpan;
        if (AttributeLocator.Around(root, span) is not { } attribute
            || AttributeLocator.TypeName(attribute, model, cancellationToken) != AttributeLocator.Cached
            || AttributeLocator.IsInNamedArgument(root, span))
        {
            return null;
        }

        var path = root.ToFullString().Substring(span.Start, span.Length).Split(KeyGrammar.Separator)[0];
        return attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ParameterList.Parameters.FirstOrDefault(one => one.Identifier.ValueText == path);
    }

    /// <summary>The segment that the placeholder around <paramref name="span"/> fills, with the <c>:</c> that only it needs.</summary>
    private static TextSpan? Segment(SyntaxNode root, TextSpan span)
    {
        if (StringLiteral.At(root, span) is not { } literal || literal.Span == span)
            return null;

        var text = literal.Text;
        var start = span.Start - literal.SpanStart - 1;
        var end = span.End - literal.SpanStart + 1;
        var isFirst = text[start - 1] == '"';
        var isLast = text[end] == '"';
        return (isFirst || text[start - 1] == KeyGrammar.Separator) && (isLast || text[end] == KeyGrammar.Separator) && !(isFirst && isLast)
            ? TextSpan.FromBounds(literal.SpanStart + (isFirst ? start : start - 1), literal.SpanStart + (isFirst ? end + 1 : end))
            : null;
    }
}
