using System.Text;

namespace Cacheable.Generators.Emitting;

/// <summary>Writes indented lines that end in LF on every machine.</summary>
internal sealed class SourceWriter
{
    /// <summary>Where a list goes over several lines.</summary>
    private const int Width = 120;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines; none with nothing on it is indented.</summary>
    public SourceWriter Lines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var bare = line.TrimEnd('\r');
            _ = bare.Length == 0 ? _text : _text.Append(' ', _depth * 4).Append(bare);
            _ = _text.Append('\n');
        }

        return this;
    }

    public SourceWriter Blank() => Lines(string.Empty);

    /// <summary>Writes <paramref name="body"/> one step further in.</summary>
    public SourceWriter Indent(Action<SourceWriter> body)
    {
        _depth++;
        body(this);
        _depth--;
        return this;
    }

    /// <summary>Writes <paramref name="body"/> in braces.</summary>
    public SourceWriter Block(Action<SourceWriter> body, string end = "") => Lines("{").Indent(body).Lines("}" + end);

    /// <summary>Writes <c>head(item, item)tail</c> on one line, or each item on a line of its own where that is too long.</summary>
    /// <param name="head">What comes before the items.</param>
    /// <param name="items">The items.</param>
    /// <param name="tail">What comes after them; its further lines are indented once.</param>
    public SourceWriter List(string head, IReadOnlyList<string> items, string tail)
    {
        var tails = tail.Split('\n');
        var line = head + string.Join(", ", items) + tails[0];
        _ = items.Count == 0 || ((_depth * 4) + line.Length <= Width && !line.Contains("\n"))
            ? Lines(line)
            : Lines(head).Indent(writer => writer.Lines(string.Join(",\n", items) + tails[0]));
        return tails.Length == 1 ? this : Indent(writer => writer.Lines(string.Join("\n", tails.Skip(1))));
    }

    public override string ToString() => _text.ToString();
}
