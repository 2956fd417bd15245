using System.Buffers.Text;

namespace Storefront.Demo;

/// <summary>Finds the versions of the rows that an answer shows, as the shop's pages mark them.</summary>
internal static class RowScanner
{
    private static ReadOnlySpan<byte> Mark => "data-row=\""u8;

    /// <summary>Reads every <c>data-row="product:12@3"</c> of a page.</summary>
    public static void ScanPage(ReadOnlySpan<byte> html, List<RowVersion> rows)
    {
        rows.Clear();
        while (html.IndexOf(Mark) is >= 0 and var start)
        {
            html = html[(start + Mark.Length)..];
            rows.Add(Read(html[..html.IndexOf((byte)'"')]));
        }
    }

    /// <summary>Reads <c>orders:4@7 cart:4@2</c>, what a write answers.</summary>
    public static void ScanHeader(string text, List<RowVersion> rows)
    {
        rows.Clear();
        foreach (var row in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            rows.Add(Read(System.Text.Encoding.ASCII.GetBytes(row)));
    }

    /// <summary>A row as the others show it: its kind above, its id below.</summary>
    public static long RowOf(ReadOnlySpan<byte> kind, int id) => (KindOf(kind) << 32) | (uint)id;

    private static RowVersion Read(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        var at = text.IndexOf((byte)'@');
        return colon > 0 && at > colon
            && Utf8Parser.TryParse(text[(colon + 1)..at], out int id, out _)
            && Utf8Parser.TryParse(text[(at + 1)..], out int version, out _)
            ? new RowVersion(RowOf(text[..colon], id), version)
            : throw new FormatException($"'{System.Text.Encoding.UTF8.GetString(text)}' is not a row with its version.");
    }

    private static long KindOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("product"u8) ? 1
        : name.SequenceEqual("reviews"u8) ? 2
        : name.SequenceEqual("user"u8) ? 3
        : name.SequenceEqual("orders"u8) ? 4
        : name.SequenceEqual("cart"u8) ? 5
        : throw new FormatException($"'{System.Text.Encoding.UTF8.GetString(name)}' is no kind of row.");
}
