using Cacheable.Remote;

namespace Cacheable.Contract;

/// <summary>What a call invalidates, made from its arguments as keys are: every value escaped.</summary>
public static class InvalidatedName
{
    /// <summary>The key or pattern <c>$"user:{id}:*"</c>.</summary>
    /// <exception cref="ArgumentException">The text is neither a key nor a pattern.</exception>
    public static CacheName Of(CacheKeyStringHandler text) => CacheName.Parse(text.ToStringAndClear());

    /// <summary>The tag <c>$"category:{id}"</c>.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static CacheName OfTag(CacheKeyStringHandler text) => CacheName.Tag(text.ToStringAndClear());
}
