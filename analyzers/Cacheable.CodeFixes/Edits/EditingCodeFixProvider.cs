using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cacheable.CodeFixes.Edits;

/// <summary>
/// A code fix whose proposals are text edits. A single fix applies one proposal, Fix All those of the same kind at once.
/// </summary>
public abstract class EditingCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new EditingFixAllProvider(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var proposal in await ProposeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                var action = CodeAction.Create(
                    proposal.Title,
                    cancellationToken => SolutionEdits.ApplyAsync(solution, proposal.Edits, cancellationToken),
                    equivalenceKey: proposal.Kind);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    internal abstract Task<IReadOnlyList<Proposal>> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);
}
