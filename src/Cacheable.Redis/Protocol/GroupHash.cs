namespace Cacheable.Redis;

/// <summary>
/// Divides keys by the hash of their first two segments, so that a prefix of two segments or more lies in one group. Every
/// instance must come to the same group, whatever its version and machine: FNV-1a, 64 bit, over the UTF-16 code units.
/// </summary>
internal static class GroupHash
{
    private const char Separator = ':';
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static int Of(string text, int groups)
    {
        if (groups == 1)
        {
            return 0;
        }

        var hash = Start;
        foreach (var character in FirstTwoSegments(text))
        {
            hash = (hash ^ character) * Prime;
        }

        return (int)((hash ^ (hash >> 32)) % (ulong)groups);
    }

    public static bool IsInOne(string prefix) => prefix.Contains(Separator);

    private static ReadOnlySpan<char> FirstTwoSegments(string text)
    {
        var first = text.IndexOf(Separator);
        var second = first < 0 ? -1 : text.IndexOf(Separator, first + 1);
        return second < 0 ? text : text.AsSpan(0, second);
    }
}
