using System.Text;
using System.Text.Json;
using Cacheable.Benchmarks.Races.Libraries;

namespace Cacheable.Benchmarks.Races;

/// <summary>Who is stale where.</summary>
internal sealed record Matrix(string Server, IReadOnlyList<Library> Libraries, IReadOnlyList<Line> Lines)
{
    private const string Probe = "probe";
    private const string Right = "right";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The lines in which the library of this column is not right.</summary>
    public IEnumerable<Line> WrongIn(int column) => Lines.Where(line => line.Cells[column].IsRight == false);

    public string ToText()
    {
        var text = new StringBuilder();
        var first = Lines.Max(static line => line.What.Length);
        AppendLine(Probe, Right, Libraries.Select(static library => library.Name));
        foreach (var part in Lines.GroupBy(static line => line.Part))
        {
            text.AppendLine().AppendLine(part.Key);
            foreach (var line in part)
            {
                AppendLine(line.What, line.Right, line.Cells.Select(static cell => cell.Text));
            }
        }

        return text.AppendLine().Append(Server).ToString();

        void AppendLine(string what, string right, IEnumerable<string> cells) => text
            .Append(what.PadRight(first))
            .Append(right.PadLeft(12))
            .AppendLine(string.Concat(cells.Select(static cell => cell.PadLeft(20))));
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var part in Lines.GroupBy(static line => line.Part))
        {
            text.AppendLine($"### {char.ToUpperInvariant(part.Key[0])}{part.Key[1..]}").AppendLine();
            text.AppendLine($"| {Probe} | {Right} | {string.Join(" | ", Libraries.Select(static library => library.Name))} |");
            text.AppendLine($"|---|--:|{string.Concat(Libraries.Select(static _ => "--:|"))}");
            foreach (var line in part)
            {
                text.AppendLine($"| {line.What} | {line.Right} | {string.Join(" | ", line.Cells.Select(Marked))} |");
            }

            text.AppendLine();
        }

        text.AppendLine("### Settings").AppendLine();
        foreach (var library in Libraries)
        {
            text.AppendLine($"* **{library.Name}.** {library.Settings}");
        }

        return text.Append($"* {Server}").ToString();
    }

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Server,
            Libraries = Libraries.Select(static library => new { library.Name, library.Settings }),
            Lines,
        },
        Indented);

    private static string Marked(Cell cell) => cell.IsRight == false ? $"**{cell.Text}**" : cell.Text;
}
