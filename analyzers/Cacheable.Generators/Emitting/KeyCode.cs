using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Keys as code: their texts, and the values that their structs are made of.</summary>
internal static class KeyCode
{
    private const string KeyPart = "global::Cacheable.Contract.KeyPart";

    /// <summary>The text of a key or tag, made from the parts of the key struct.</summary>
    /// <param name="key">The key or tag.</param>
    /// <param name="nameOf">The struct's name for a part.</param>
    public static string TextFromParts(KeyModel key, Func<KeyPartModel, string> nameOf) => key.Parts.Count == 0
        ? CodeText.Literal(key.Template)
        : $"global::Cacheable.CacheKey.Format({Interpolated(key, part => part.Form == KeyPartForm.TypeArgument ? part.Value : nameOf(part))})";

    /// <summary>A key, pattern or tag to invalidate, made from the arguments of a call.</summary>
    public static string NameFromArguments(KeyModel name, bool isTag) =>
        $"global::Cacheable.Contract.InvalidatedName.{(isTag ? "OfTag" : "Of")}({InterpolatedArguments(name)})";

    /// <summary>The text of a key, made from the arguments of a call.</summary>
    public static string TextFromArguments(KeyModel key) => key.Parts.Count == 0
        ? CodeText.Literal(key.Template)
        : $"global::Cacheable.CacheKey.Format({InterpolatedArguments(key)})";

    /// <summary>The value of a part as its struct keeps it.</summary>
    public static string PartFromArguments(KeyPartModel part) => part.Form switch
    {
        KeyPartForm.Exact => $"{KeyPart}.Of({part.Value})",
        KeyPartForm.Text when part.Format is { } format => $"{KeyPart}.Text($\"{{{part.Value}:{CodeText.Escape(format)}}}\")",
        KeyPartForm.Text => $"{KeyPart}.Text($\"{{{part.Value}}}\")",
        _ => part.Value,
    };

    private static string InterpolatedArguments(KeyModel key) => Interpolated(key, static part => part switch
    {
        { Form: KeyPartForm.Exact } => $"{KeyPart}.Of({part.Value})",
        { Format: { } format } => $"{part.Value}:{CodeText.Escape(format)}",
        _ => part.Value,
    });

    private static string Interpolated(KeyModel key, Func<KeyPartModel, string> value)
    {
        var pieces = key.Text.Select(piece => piece.Literal is { } literal
            ? CodeText.Interpolated(literal)
            : "{" + Hole(value(key.Parts[piece.Part])) + (piece.Format is { } format ? ":" + CodeText.Escape(format) : string.Empty) + "}");
        return $"$\"{string.Concat(pieces)}\"";
    }

    // A "::" in a hole would begin a format.
    private static string Hole(string code) => code.Contains("::") ? $"({code})" : code;
}
