using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>What a test compiles against: the reference assemblies of .NET 10 and what the package Cacheable brings. Nothing of this process.</summary>
internal static class References
{
    public static readonly IReadOnlyList<MetadataReference> All =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(CachedAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.DependencyInjection.CacheableServiceCollectionExtensions).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection).Assembly.Location),
    ];
}
