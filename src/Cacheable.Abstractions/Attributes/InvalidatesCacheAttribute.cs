namespace Cacheable;

/// <summary>
/// Invalidates entries when the method has run: one key (<c>user:&lt;id&gt;:profile</c>) or every key below a prefix
/// (<c>user:&lt;id&gt;:*</c>). After the call has returned, no lookup that starts later on this instance sees a value whose load
/// began earlier; other instances hear by a message.
/// </summary>
/// <remarks>
/// A method that throws invalidates too: whether its write took place is then unknown, and a needless miss is cheaper than a
/// stale value. May be given more than once.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class InvalidatesCacheAttribute : Attribute
{
    /// <summary>Invalidates <paramref name="keyOrPattern"/>.</summary>
    /// <param name="keyOrPattern">A key template, or a pattern that ends in <c>:*</c> and matches whole segments.</param>
    public InvalidatesCacheAttribute(string keyOrPattern) => KeyOrPattern = keyOrPattern;

    /// <summary>The key template or pattern.</summary>
    public string KeyOrPattern { get; }
}
