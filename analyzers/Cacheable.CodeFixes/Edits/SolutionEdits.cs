using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Edits;

/// <summary>Applies edits as text, so that everything around them stays as its author laid it out.</summary>
internal static class SolutionEdits
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<SourceEdit> edits, CancellationToken cancellationToken)
    {
        // Two diagnostics may ask for the same edit (two reasons to remove one attribute); it is made once.
        foreach (var document in edits.Distinct().GroupBy(static edit => edit.Document))
        {
            if (solution.GetDocument(document.Key) is not { } target)
                continue;

            var text = await target.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changes = WithoutOverlaps(document.Select(static edit => edit.Change));
            solution = solution.WithDocumentText(document.Key, text.WithChanges(changes));
        }

        return solution;
    }

    // Of two edits that collide the first wins; the diagnostic of the other is still there for the next round.
    private static List<TextChange> WithoutOverlaps(IEnumerable<TextChange> changes)
    {
        var kept = new List<TextChange>();
        var end = 0;
        foreach (var change in changes.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End))
        {
            if (change.Span.Start < end)
                continue;

            kept.Add(change);
            end = change.Span.End;
        }

        return kept;
    }
}
