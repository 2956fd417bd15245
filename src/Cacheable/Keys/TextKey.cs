using Cacheable.Contract;

namespace Cacheable.Keys;

/// <summary>The key of an entry cached by hand: its text.</summary>
internal readonly record struct TextKey(string Text) : ICacheKey
{
    public string ToText() => Text;
}
