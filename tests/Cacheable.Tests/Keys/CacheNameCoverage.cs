using Cacheable.Remote;

namespace Cacheable.Tests.Keys;

internal static class CacheNameCoverage
{
    /// <summary>Whether a name reaches a key, said as naively as possible.</summary>
    public static bool Covers(this CacheName name, string key) =>
        name.IsPrefix ? key.StartsWith(name.Text + ":", StringComparison.Ordinal) : key == name.Text;
}
