using System.Collections.Immutable;
using System.Composition;
using Cacheable.CodeFixes.Edits;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Usage;

/// <summary>CACHE0403: calls <c>AddCacheable</c> after the last registration, as a statement or at the end of the chain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddCacheableCodeFix))]
[Shared]
public sealed class AddCacheableCodeFix : EditingCodeFixProvider
{
    private const string Call = ".AddCacheable()";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NothingDecorates];

    internal override async Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || CollectionChain.At(root, diagnostic.Location.SourceSpan, model) is not { } chain || !CanCall(chain, model))
            return [];

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var edit = chain.Statement is not null && CollectionChain.IsCollection(chain.Root, model) && chain.Root is not ObjectCreationExpressionSyntax
            ? AfterStatements(document, text, chain)
            : AfterChain(document, text, chain, model);
        return edit is { } written ? [new Proposal("Call AddCacheable", nameof(AddCacheableCodeFix), [written])] : [];
    }

    // The extension is in sight where its namespace is; nearly always, because the registrations are of the same.
    private static bool CanCall(CollectionChain chain, SemanticModel model) =>
        model.GetTypeInfo(chain.Receiver).Type is { } type
        && !model.LookupSymbols(chain.Call.SpanStart, type, "AddCacheable", includeReducedExtensionMethods: true).IsEmpty;

    private static SourceEdit? AfterStatements(Document document, SourceText text, CollectionChain chain)
    {
        if (StatementList.Outermost(chain.Call) is not { } statement)
            return null;

        var name = chain.Root.ToString();
        var last = StatementList.Around(statement).LastOrDefault(one => BeginsWith(one, name)) ?? statement;
        if (last.SpanStart < statement.SpanStart)
            last = statement;

        var line = text.Lines.GetLineFromPosition(last.Span.End);
        var indentation = Indentation(text, last);
        return StatementList.Lines(last, text) is null
            ? SourceEdit.Insert(document, last.Span.End, $" {name}{Call};")
            : SourceEdit.Insert(document, line.End, $"{StatementList.Break(text)}{indentation}{name}{Call};");
    }

    private static SourceEdit AfterChain(Document document, SourceText text, CollectionChain chain, SemanticModel model)
    {
        var last = chain.Last(model);
        return SourceEdit.Insert(document, last.Span.End, CollectionChain.BreakBefore(last, text) + Call);
    }

    private static bool BeginsWith(StatementSyntax statement, string name)
    {
        if (statement is not ExpressionStatementSyntax { Expression: var expression })
            return false;

        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var before } })
            expression = before;

        return expression.ToString() == name;
    }

    private static string Indentation(SourceText text, StatementSyntax statement)
    {
        var line = text.Lines.GetLineFromPosition(statement.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
