using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>Source in which <c>{|CACHE0101:&lt;idd&gt;|}</c> marks the span where a diagnostic is expected. Marks may nest.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<MarkedSource.Mark> Marks)
{
    private const int IdLength = 9;

    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var marks = new List<Mark>();
        var open = new Stack<(string Id, int Start)>();
        for (var index = 0; index < marked.Length;)
        {
            if (StartsMark(marked, index))
            {
                open.Push((marked.Substring(index + 2, IdLength), text.Length));
                index += 2 + IdLength + 1;
            }
            else if (open.Count > 0 && marked.AsSpan(index).StartsWith("|}", StringComparison.Ordinal))
            {
                var (id, start) = open.Pop();
                marks.Add(new Mark(id, TextSpan.FromBounds(start, text.Length)));
                index += 2;
            }
            else
            {
                text.Append(marked[index++]);
            }
        }

        return open.Count == 0
            ? new MarkedSource(text.ToString(), marks)
            : throw new FormatException($"The mark {open.Peek().Id} is never closed.");
    }

    /// <summary>Writes <paramref name="diagnostics"/> into <paramref name="text"/>, so that a failure shows a text to compare.</summary>
    public static string Write(string text, IEnumerable<Diagnostic> diagnostics)
    {
        var insertions = diagnostics
            .SelectMany(static (diagnostic, rank) => new[]
            {
                (At: diagnostic.Location.SourceSpan.Start, Order: 1, Rank: -diagnostic.Location.SourceSpan.Length, Text: $"{{|{diagnostic.Id}:"),
                (At: diagnostic.Location.SourceSpan.End, Order: 0, Rank: diagnostic.Location.SourceSpan.Length, Text: "|}"),
            })
            .OrderBy(static insertion => (insertion.At, insertion.Order, insertion.Rank))
            .ToList();
        var written = new StringBuilder(text);
        for (var index = insertions.Count - 1; index >= 0; index--)
            written.Insert(insertions[index].At, insertions[index].Text);

        return written.ToString();
    }

    private static bool StartsMark(string text, int index) =>
        text.AsSpan(index).StartsWith("{|CACHE", StringComparison.Ordinal)
        && index + 2 + IdLength < text.Length
        && text[index + 2 + IdLength] == ':';

    internal sealed record Mark(string Id, TextSpan Span);
}
