using System.Diagnostics.CodeAnalysis;
using Cacheable.KeyTemplates;

namespace Cacheable.Remote;

/// <summary>What an invalidation names: one key, or every key below a prefix.</summary>
/// <param name="Text">The text of the key, or the prefix without its <c>:*</c>.</param>
/// <param name="IsPrefix">Whether it names everything below <paramref name="Text"/>.</param>
public readonly record struct CacheName(string Text, bool IsPrefix)
{
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

        name = new CacheName(bare, isPrefix);
        return true;
    }

    /// <summary>The text as a user writes it.</summary>
    public override string ToString() => IsPrefix ? $"{Text}{KeyGrammar.Separator}{KeyGrammar.Wildcard}" : Text;
}
