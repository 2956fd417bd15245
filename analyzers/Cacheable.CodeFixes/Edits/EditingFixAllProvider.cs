using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cacheable.CodeFixes.Edits;

/// <summary>
/// Collects the proposals of every diagnostic against the same, unchanged solution and applies them together. The batch fixer
/// of Roslyn merges whole fixes and drops those that touch one literal twice, which is how keys are usually wrong.
/// </summary>
internal sealed class EditingFixAllProvider(EditingCodeFixProvider provider) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var edits = new List<SourceEdit>();
        string? title = null;
        foreach (var diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;

            var proposals = await provider.ProposeAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
            if (proposals.FirstOrDefault(proposal => proposal.Kind == fixAllContext.CodeActionEquivalenceKey) is { } proposal)
            {
                title ??= proposal.Title;
                edits.AddRange(proposal.Edits);
            }
        }

        return title is null
            ? null
            : CodeAction.Create(
                title,
                cancellationToken => SolutionEdits.ApplyAsync(fixAllContext.Solution, edits, cancellationToken),
                equivalenceKey: fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            case FixAllScope.Solution:
                var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
                foreach (var project in context.Solution.Projects)
                    diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

                return diagnostics.ToImmutable();
            default:
                return [];
        }
    }
}
