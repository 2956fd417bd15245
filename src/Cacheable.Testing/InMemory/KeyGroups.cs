using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>
/// Which group a key lies in, and which an invalidation touches. Keys are divided by their first two segments, so that
/// <c>user:4:*</c> lies in one group; <c>user:*</c> and a tag touch every one.
/// </summary>
internal sealed class KeyGroups(int count)
{
    private const char Separator = ':';

    public int Of(string key) => (int)(Hash(FirstTwoSegments(key)) % (uint)count);

    public bool Touches(CacheName name, int group) => name.Kind switch
    {
        CacheNameKind.Key => Of(name.Text) == group,
        CacheNameKind.Prefix => !name.Text.Contains(Separator, StringComparison.Ordinal) || Of(name.Text) == group,
        _ => true,
    };

    private static ReadOnlySpan<char> FirstTwoSegments(string text)
    {
        var first = text.IndexOf(Separator);
        var second = first < 0 ? -1 : text.IndexOf(Separator, first + 1);
        return second < 0 ? text : text.AsSpan(0, second);
    }

    /// <summary>FNV-1a, because <see cref="string.GetHashCode()"/> differs from process to process and a simulation must replay.</summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
