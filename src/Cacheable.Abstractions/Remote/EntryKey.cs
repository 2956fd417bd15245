using Cacheable.KeyTemplates;

namespace Cacheable.Remote;

/// <summary>The text of an entry's key with every prefix an invalidation may name it by: <c>user:4:profile</c> has <c>user</c> and <c>user:4</c>.</summary>
public sealed class EntryKey
{
    /// <summary>Reads a key's text.</summary>
    /// <exception cref="ArgumentException">The text is empty or holds a <c>*</c>.</exception>
    public EntryKey(string text)
    {
        if (string.IsNullOrEmpty(text) || text.Contains(KeyGrammar.Wildcard, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{text}' is not a key: a key is a text of segments separated by ':' and holds no '*'.", nameof(text));
        }

        Text = text;
        Prefixes = PrefixesOf(text);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The prefixes at each <c>:</c>, shortest first.</summary>
    public IReadOnlyList<string> Prefixes { get; }

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
