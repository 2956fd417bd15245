namespace Cacheable;

/// <summary>Builds the text of a key or pattern by hand, as the generated code does.</summary>
public static class CacheKey
{
    /// <summary>
    /// Formats <c>$"user:{id}:profile"</c> with every value formatted invariantly and escaped, so that no value can forge
    /// a <c>:</c> or a <c>*</c>. <see langword="null"/> has a mark of its own that no text equals.
    /// </summary>
    /// <param name="text">An interpolated string.</param>
    public static string Format(CacheKeyStringHandler text) => text.ToStringAndClear();
}
