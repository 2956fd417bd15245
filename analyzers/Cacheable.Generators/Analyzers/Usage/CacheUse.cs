using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>Where nobody caches, nothing is looked for.</summary>
internal static class CacheUse
{
    private const string Cached = "Cacheable.CachedAttribute";

    public static bool IsIn(Compilation compilation) => compilation.GetTypeByMetadataName(Cached) is not null;
}
