namespace Cacheable;

/// <summary>
/// Invalidates entries when the method has run: one key (<c>user:&lt;id&gt;:profile</c>), every key below a prefix
/// (<c>user:&lt;id&gt;:*</c>), or every entry with a tag. After the call has returned, no lookup that starts later on this
/// instance sees a value whose load began earlier; other instances hear by a message.
/// </summary>
/// <remarks>
/// A method that throws invalidates too: whether its write took place is then unknown, and a needless miss is cheaper than a
/// stale value. May be given more than once.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class InvalidatesCacheAttribute : Attribute
{
    /// <summary>Invalidates the <see cref="Tags"/> alone.</summary>
    public InvalidatesCacheAttribute()
    {
    }

    /// <summary>Invalidates <paramref name="keyOrPattern"/>, and the <see cref="Tags"/> where there are any.</summary>
    /// <param name="keyOrPattern">A key template, or a pattern that ends in <c>:*</c> and matches whole segments.</param>
    public InvalidatesCacheAttribute(string keyOrPattern) => KeyOrPattern = keyOrPattern;

    /// <summary>The key template or pattern, or <see langword="null"/> where only tags are named.</summary>
    public string? KeyOrPattern { get; }

    /// <summary>
    /// The tags whose entries are invalidated, whatever their keys: <c>["category:&lt;categoryId&gt;"]</c>. Placeholders are
    /// parameters of this method; a tag is compared as a whole.
    /// </summary>
    public string[] Tags { get; set; } = [];
}
