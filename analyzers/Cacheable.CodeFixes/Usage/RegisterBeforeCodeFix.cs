using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Usage;

/// <summary>CACHE0404: moves the registration before <c>AddCacheable</c>, or in one chain <c>AddCacheable</c> behind it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterBeforeCodeFix))]
[Shared]
public sealed class RegisterBeforeCodeFix : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RegisteredTooLate];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || diagnostic.AdditionalLocations is not [{ SourceTree: { } tree } place] || tree != root.SyntaxTree
            || CollectionChain.At(root, place.SourceSpan, model) is not { } decoration
            || CollectionChain.At(root, diagnostic.Location.SourceSpan, model) is not { } late)
        {
            return [];
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var last = late.Last(model);
        if (last.Span.Contains(decoration.Call.Span))
        {
            return
            [
                new Proposal(
                    "Call AddCacheable last",
                    nameof(RegisterBeforeCodeFix),
                    [SourceEdit.Delete(document, decoration.Segment), SourceEdit.Insert(document, last.Span.End, text.ToString(decoration.Segment))]),
            ];
        }

        return Move(document, text, decoration, late, model) is { IsEmpty: false } edits
            ? [new Proposal("Register before AddCacheable", nameof(RegisterBeforeCodeFix), edits)]
            : [];
    }

    private static ImmutableArray<SourceEdit> Move(Document document, SourceText text, CollectionChain decoration, CollectionChain late, SemanticModel model)
    {
        if (decoration.Call.FirstAncestorOrSelf<StatementSyntax>() is not { } before || StatementList.Lines(before, text) is not { } target)
            return [];

        if (late.Statement is { } statement)
        {
            // A variable that is made in between stays behind.
            var list = StatementList.Around(before);
            return list.Contains(statement) && StatementList.Lines(statement, text) is { } lines && !UsesWhatIsMadeBetween(statement, before, model)
                ? [SourceEdit.Insert(document, target.Start, StatementList.Moved(lines, text)), SourceEdit.Delete(document, StatementList.Removed(lines, text))]
                : [];
        }

        // What is returned or assigned stays where it is, and AddCacheable comes to it.
        return decoration is { Statement: { } own, Receiver: not InvocationExpressionSyntax } && own.Expression == decoration.Call
            ? [SourceEdit.Delete(document, target), SourceEdit.Insert(document, late.Last(model).Span.End, CollectionChain.BreakBefore(late.Last(model), text) + text.ToString(decoration.Segment).TrimStart())]
            : [];
    }

    private static bool UsesWhatIsMadeBetween(StatementSyntax statement, StatementSyntax before, SemanticModel model) =>
        statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declared, ..] }
            && declared.Span.Start > before.Span.End && declared.Span.Start < statement.SpanStart);
}
