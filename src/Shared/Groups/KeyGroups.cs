using Cacheable.Remote;

namespace Cacheable.Groups;

/// <summary>
/// Divides keys by the hash of their first two segments, so that a prefix of two segments or more lies in one group. Every
/// instance must come to the same group, whatever its version and machine: FNV-1a, 64 bit, over the UTF-16 code units.
/// </summary>
internal static class KeyGroups
{
    private const char Separator = ':';
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The group of a key, or of a prefix that <see cref="IsInOne"/>.</summary>
    public static int Of(string text, int groups)
    {
        if (groups == 1)
        {
            return 0;
        }

        var hash = Start;
        foreach (var character in FirstTwoSegments(text))
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return (int)((hash ^ (hash >> 32)) % (ulong)groups);
    }

    /// <summary>Whether all entries with this name lie in one group: a prefix of one segment and a tag touch every group.</summary>
    public static bool IsInOne(CacheName name) => name.Kind switch
    {
        CacheNameKind.Key => true,
        CacheNameKind.Prefix => name.Text.Contains(Separator, StringComparison.Ordinal),
        _ => false,
    };

    private static ReadOnlySpan<char> FirstTwoSegments(string text)
    {
        var first = text.IndexOf(Separator, StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf(Separator, first + 1);
        return second < 0 ? text : text.AsSpan(0, second);
    }
}
