using Cacheable.Remote;

namespace Cacheable.Tests.Keys;

internal static class CacheNameCoverage
{
    /// <summary>Whether a name reaches a key, said as naively as possible.</summary>
    public static bool Covers(this CacheName name, EntryKey key) => name.Kind switch
    {
        CacheNameKind.Prefix => key.Text.StartsWith(name.Text + ":", StringComparison.Ordinal),
        CacheNameKind.Tag => key.Tags.Contains(name.Text),
        _ => key.Text == name.Text,
    };
}
