using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Placement;

/// <summary>CACHE0401: moves the attribute to the interface member that the method implements, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveAttributeCodeFix))]
[Shared]
public sealed class MoveAttributeCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.AttributeWithoutEffect];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || AttributeLocator.Around(root, diagnostic.Location.SourceSpan) is not { } attribute)
            return [];

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var removal = AttributeRemoval.Of(document, text, attribute);
        var proposals = new List<Proposal>();
        if (attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } written
            && model.GetDeclaredSymbol(written, cancellationToken) is IMethodSymbol method
            && InterfaceMember.ImplementedBy(method) is { } member
            && model.GetTypeInfo(attribute, cancellationToken).Type is { } type
            && await InterfaceAnnotation.OfAsync(document.Project.Solution, member, type, attribute, cancellationToken).ConfigureAwait(false) is { } annotation)
        {
            proposals.Add(new Proposal($"Move to '{member.ContainingType.Name}.{member.Name}'", "Move", [removal, annotation]));
        }

        proposals.Add(new Proposal($"Remove [{attribute.Name}]", "Remove", [removal]));
        return proposals;
    }
}
