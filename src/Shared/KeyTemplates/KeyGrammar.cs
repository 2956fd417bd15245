namespace Cacheable.KeyTemplates;

/// <summary>The characters that mean something in a key, and how a value that contains them is written.</summary>
internal static class KeyGrammar
{
    /// <summary>Ends a segment.</summary>
    public const char Separator = ':';

    /// <summary>The last segment of a pattern: everything below.</summary>
    public const char Wildcard = '*';

    /// <summary>Starts an escape; itself written <c>%25</c>.</summary>
    public const char Escape = '%';

    /// <summary>Separates the elements of a collection inside a segment.</summary>
    public const char ElementSeparator = ',';

    /// <summary>How null is written. No value can forge it, because a value's own <c>%</c> is escaped.</summary>
    public const string Null = "%null";

    /// <summary>How an empty collection is written, so that it differs from a collection of one empty text.</summary>
    public const string EmptyCollection = "%empty";

    /// <summary>The format that writes a hash of a value in its place: <c>&lt;email:hash&gt;</c>.</summary>
    public const string HashFormat = "hash";

    /// <summary>The escape of <paramref name="character"/>, or null when it stands for itself.</summary>
    public static string? EscapeOf(char character) => character switch
    {
        Escape => "%25",
        Separator => "%3A",
        Wildcard => "%2A",
        ElementSeparator => "%2C",
        '{' => "%7B",
        '}' => "%7D",
        '\r' => "%0D",
        '\n' => "%0A",
        '\0' => "%00",
        _ => null,
    };
}
