using Cacheable.KeyTemplates;

namespace Cacheable.Remote;

/// <summary>The text of an entry's key with every prefix and tag an invalidation may name it by: <c>user:4:profile</c> has <c>user</c> and <c>user:4</c>.</summary>
public sealed class EntryKey
{
    /// <summary>Reads a key's text.</summary>
    /// <exception cref="ArgumentException">The text is empty or holds a <c>*</c>.</exception>
    public EntryKey(string text)
        : this(text, [])
    {
    }

    /// <summary>Reads a key's text and takes the entry's tags.</summary>
    /// <exception cref="ArgumentException">The text, or a tag, is empty or holds a <c>*</c>.</exception>
    public EntryKey(string text, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (string.IsNullOrEmpty(text) || text.Contains(KeyGrammar.Wildcard, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{text}' is not a key: a key is a text of segments separated by ':' and holds no '*'.", nameof(text));
        }

        foreach (var tag in tags)
        {
            if (string.IsNullOrEmpty(tag) || tag.Contains(KeyGrammar.Wildcard, StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{tag}' is not a tag: a tag is a text that is not empty and holds no '*'.", nameof(tags));
            }
        }

        Text = text;
        Prefixes = PrefixesOf(text);
        Tags = tags;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The prefixes at each <c>:</c>, shortest first.</summary>
    public IReadOnlyList<string> Prefixes { get; }

    /// <summary>The tags, in the order they were given.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string[] PrefixesOf(string text)
    {
        var prefixes = new string[text.AsSpan().Count(KeyGrammar.Separator)];
        var from = 0;
        for (var index = 0; index < prefixes.Length; index++)
        {
            var separator = text.IndexOf(KeyGrammar.Separator, from);
            prefixes[index] = text[..separator];
            from = separator + 1;
        }

        return prefixes;
    }
}
