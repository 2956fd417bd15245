using System.Diagnostics.CodeAnalysis;
using Cacheable.KeyTemplates;

namespace Cacheable.Remote;

/// <summary>
/// What an invalidation names: one key, every key below a prefix, or every key with a tag. What an application writes becomes one by
/// <see cref="Parse"/> and <see cref="Tag"/>, which shorten what is longer than 512 bytes as <see cref="EntryKey"/> does.
/// </summary>
/// <param name="Text">The text of the key, the prefix without its <c>:*</c>, or the tag, shortened already where it is long.</param>
/// <param name="Kind">Which of the three it is.</param>
public readonly record struct CacheName(string Text, CacheNameKind Kind)
{
    /// <summary>Names a tag.</summary>
    /// <exception cref="ArgumentException">The text is empty or holds a <c>*</c>.</exception>
    public static CacheName Tag(string text) =>
        string.IsNullOrEmpty(text) || text.Contains(KeyGrammar.Wildcard, StringComparison.Ordinal)
            ? throw new ArgumentException($"'{text}' is not a tag: a tag is a text that is not empty and holds no '*'.", nameof(text))
            : new CacheName(NameText.Of(text), CacheNameKind.Tag);

    /// <summary>Reads <c>user:4:profile</c> or <c>user:4:*</c>.</summary>
    /// <exception cref="ArgumentException">The text is empty, or has a <c>*</c> that is not its whole last segment.</exception>
    public static CacheName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new ArgumentException(
                $"'{text}' is neither a key nor a pattern: a pattern ends in ':*', as in 'user:4:*', and '*' stands nowhere else.", nameof(text));

    /// <summary>Reads <c>user:4:profile</c> or <c>user:4:*</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CacheName name)
    {
        name = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var isPrefix = text.Length > 2 && text[^1] == KeyGrammar.Wildcard && text[^2] == KeyGrammar.Separator;
        var bare = isPrefix ? text[..^2] : text;
        if (bare.Contains(KeyGrammar.Wildcard, StringComparison.Ordinal))
        {
            return false;
        }

        name = new CacheName(NameText.Of(bare), isPrefix ? CacheNameKind.Prefix : CacheNameKind.Key);
        return true;
    }

    /// <summary>The text as a user writes it.</summary>
    public override string ToString() => Kind == CacheNameKind.Prefix ? $"{Text}{KeyGrammar.Separator}{KeyGrammar.Wildcard}" : Text;
}
