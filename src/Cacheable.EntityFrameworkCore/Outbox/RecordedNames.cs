using System.Globalization;
using System.Text.Json;
using Cacheable.Remote;

namespace Cacheable.EntityFrameworkCore.Outbox;

/// <summary>Names as a row holds them: a list of texts, each after the letter of its kind.</summary>
internal static class RecordedNames
{
    private const char Key = 'k';
    private const char Prefix = 'p';
    private const char Tag = 't';

    public static string Write(IEnumerable<CacheName> names)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartArray();
            foreach (var name in names)
            {
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{LetterOf(name.Kind)}{name.Text}"));
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <exception cref="FormatException">Nobody of ours wrote this.</exception>
    public static IReadOnlyList<CacheName> Read(string names)
    {
        try
        {
            using var document = JsonDocument.Parse(names);
            return [.. document.RootElement.EnumerateArray().Select(static name => NameOf(name.GetString()))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("The names of a row of the outbox cannot be read.", exception);
        }
    }

    private static char LetterOf(CacheNameKind kind) => kind switch
    {
        CacheNameKind.Key => Key,
        CacheNameKind.Prefix => Prefix,
        _ => Tag,
    };

    private static CacheName NameOf(string? text) => text is { Length: > 1 }
        ? new CacheName(text[1..], text[0] switch
        {
            Key => CacheNameKind.Key,
            Prefix => CacheNameKind.Prefix,
            Tag => CacheNameKind.Tag,
            _ => throw new FormatException("A name of a row of the outbox is of no kind that is known."),
        })
        : throw new FormatException("A name of a row of the outbox is empty.");
}
