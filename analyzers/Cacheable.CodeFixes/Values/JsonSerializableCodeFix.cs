using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Values;

/// <summary>CACHE0208: names the value on a context of the project.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonSerializableCodeFix))]
[Shared]
public sealed class JsonSerializableCodeFix : EditingCodeFixProvider
{
    private const string Attribute = "System.Text.Json.Serialization.JsonSerializableAttribute";
    private const string Suffix = "Attribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UncoveredValue];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null
            || root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method
            || ReturnShape.Of(method).Result is not { } value
            || !diagnostic.Properties.TryGetValue(Finding.ChoicesProperty, out var contexts) || contexts is null)
        {
            return [];
        }

        var proposals = new List<Proposal>();
        foreach (var context in contexts.Split('\n').Select(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, model.Compilation)).OfType<INamedTypeSymbol>())
        {
            if (await EditAsync(document.Project.Solution, context, value, cancellationToken).ConfigureAwait(false) is { } edit)
                proposals.Add(new Proposal($"Add it to '{context.Name}'", context.ToDisplayString(), [edit]));
        }

        return proposals;
    }

    private static async Task<SourceEdit?> EditAsync(Solution solution, INamedTypeSymbol context, ITypeSymbol value, CancellationToken cancellationToken)
    {
        foreach (var reference in context.DeclaringSyntaxReferences)
        {
            if (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not ClassDeclarationSyntax { BaseList: not null } written
                || solution.GetDocument(written.SyntaxTree) is not { } place
                || await place.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            {
                continue;
            }

            var text = await place.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var position = written.AttributeLists.LastOrDefault()?.GetLastToken().GetNextToken().SpanStart ?? written.SpanStart;
            var type = value.WithNullableAnnotation(value.IsNullableValue() ? value.NullableAnnotation : NullableAnnotation.None).ToMinimalDisplayString(model, position);
            return SourceEdit.Insert(place, position, $"[{AttributeName(model, position)}(typeof({type}))]{LineBreak(text, position)}");
        }

        return null;
    }

    // The attribute goes on a line of its own, as far in as the class.
    private static string LineBreak(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var ending = text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak));
        return (ending.Length == 0 ? "\n" : ending) + text.ToString(TextSpan.FromBounds(line.Start, position));
    }

    private static string AttributeName(SemanticModel model, int position)
    {
        var name = model.Compilation.GetTypeByMetadataName(Attribute)?.ToMinimalDisplayString(model, position) ?? Attribute;
        return name.Substring(0, name.Length - Suffix.Length);
    }
}
