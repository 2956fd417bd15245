using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Attributes;

/// <summary>CACHE0309: removes one of the two attributes, every time the method has it. Which one, only the author knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContradictingAttributesCodeFix))]
[Shared]
public sealed class ContradictingAttributesCodeFix : EditingCodeFixProvider
{
    private const string NotInKey = "Cacheable.NotInKeyAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ContradictingAttributes];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || AttributeLocator.Around(root, diagnostic.Location.SourceSpan) is not { } told)
            return [];

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var name = AttributeLocator.TypeName(told, model, cancellationToken);
        if (name == NotInKey)
            return [Removal([told])];

        // A partial interface may have the other attribute in another file.
        return diagnostic.AdditionalLocations is [{ SourceTree: { } tree } place] && tree == root.SyntaxTree
            && AttributeLocator.Around(root, place.SourceSpan) is { } other
            ? [Removal(AllLike(told)), Removal(AllLike(other))]
            : [Removal(AllLike(told))];

        IReadOnlyList<AttributeSyntax> AllLike(AttributeSyntax one)
        {
            var type = AttributeLocator.TypeName(one, model, cancellationToken);
            return [.. ((AttributeListSyntax)one.Parent!).Parent!.ChildNodes().OfType<AttributeListSyntax>()
                .SelectMany(static list => list.Attributes)
                .Where(attribute => AttributeLocator.TypeName(attribute, model, cancellationToken) == type)];
        }

        Proposal Removal(IReadOnlyList<AttributeSyntax> attributes) =>
            new($"Remove [{attributes[0].Name}]", $"Remove {attributes[0].Name}", [.. AttributeRemoval.Of(document, text, attributes)]);
    }
}
