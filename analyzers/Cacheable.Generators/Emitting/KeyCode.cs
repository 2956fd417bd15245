using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Keys as code: their texts, and the values that their structs are made of.</summary>
internal static class KeyCode
{
    private const string KeyPart = "global::Cacheable.Contract.KeyPart";

    /// <summary>The text of a key, made from the parts of its struct.</summary>
    public static string TextFromParts(KeyModel key, IReadOnlyList<string> partNames) =>
        Text(key, (part, index) => part.Form == KeyPartForm.TypeArgument ? part.Value : partNames[index]);

    /// <summary>The text of a key, made from the arguments of a call.</summary>
    public static string TextFromArguments(KeyModel key) => Text(key, static (part, _) => part switch
    {
        { Form: KeyPartForm.Exact } => $"{KeyPart}.Of({part.Value})",
        { Format: { } format } => $"{part.Value}:{CodeText.Escape(format)}",
        _ => part.Value,
    });

    /// <summary>The value of a part as its struct keeps it.</summary>
    public static string PartFromArguments(KeyPartModel part) => part.Form switch
    {
        KeyPartForm.Exact => $"{KeyPart}.Of({part.Value})",
        KeyPartForm.Text when part.Format is { } format => $"{KeyPart}.Text($\"{{{part.Value}:{CodeText.Escape(format)}}}\")",
        KeyPartForm.Text => $"{KeyPart}.Text($\"{{{part.Value}}}\")",
        _ => part.Value,
    };

    private static string Text(KeyModel key, Func<KeyPartModel, int, string> value)
    {
        if (key.Parts.Count == 0)
        {
            return CodeText.Literal(key.Template);
        }

        var pieces = key.Text.Select(piece => piece.Literal is { } literal
            ? CodeText.Interpolated(literal)
            : "{" + Hole(value(key.Parts[piece.Part], piece.Part)) + "}");
        return $"global::Cacheable.CacheKey.Format($\"{string.Concat(pieces)}\")";
    }

    // A "::" in a hole would begin a format.
    private static string Hole(string code) => code.Contains("::") ? $"({code})" : code;
}
