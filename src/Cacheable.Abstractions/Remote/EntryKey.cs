using Cacheable.KeyTemplates;

namespace Cacheable.Remote;

/// <summary>
/// What an entry is called, with every prefix and tag an invalidation may name it by: <c>user:4:profile</c> has <c>user</c> and <c>user:4</c>.
/// A key, prefix or tag of more than 512 bytes of UTF-8 is called by its beginning, a <c>*</c> and a hash of it, here and in <see cref="CacheName"/>.
/// </summary>
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

        var prefixes = new string[NameText.CountPrefixes(text)];
        Text = NameText.Of(text, prefixes);
        Prefixes = prefixes;
        Tags = NamesOf(tags);
    }

    private EntryKey(EntryKey key, bool isLarge) => (Text, Prefixes, Tags, IsLarge) = (key.Text, key.Prefixes, key.Tags, isLarge);

    private EntryKey((string Text, string[] Prefixes) name) => (Text, Prefixes, Tags) = (name.Text, name.Prefixes, []);

    /// <summary>The text; its beginning and a hash where it is longer than 512 bytes.</summary>
    public string Text { get; }

    /// <summary>The prefixes at each <c>:</c>, shortest first.</summary>
    public IReadOnlyList<string> Prefixes { get; }

    /// <summary>The tags, in the order they were given.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Whether the entry is likely to be large: a tier reads it by itself then, into a buffer that is given back when the <see cref="RemoteEntry"/> is disposed.</summary>
    public bool IsLarge { get; }

    /// <summary>The same key of an entry that is likely to be large.</summary>
    public EntryKey AsLarge() => IsLarge ? this : new EntryKey(this, isLarge: true);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The key whose <see cref="Text"/> is known: it is not shortened again. What it lies below is not known where that was shortened.</summary>
    internal static EntryKey Called(string name)
    {
        var prefixes = new string[NameText.CountPrefixes(name)];
        return new((NameText.Split(name, prefixes), prefixes));
    }

    // Hardly any tag is long: the list is copied for those alone.
    private static IReadOnlyList<string> NamesOf(IReadOnlyList<string> tags)
    {
        for (var index = 0; index < tags.Count; index++)
        {
            if (!ReferenceEquals(NameText.Of(tags[index]), tags[index]))
            {
                return [.. tags.Select(NameText.Of)];
            }
        }

        return tags;
    }
}
