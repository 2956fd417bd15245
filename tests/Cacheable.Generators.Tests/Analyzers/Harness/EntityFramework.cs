using Microsoft.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>EF Core itself, for the sources that use it: only a project that refers to it has entities.</summary>
internal static class EntityFramework
{
    private static readonly MetadataReference[] Package =
    [
        .. new[] { typeof(DbContext), typeof(OwnedAttribute) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    public static IReadOnlyList<MetadataReference> WhereUsed(string source) =>
        source.Contains("using Microsoft.EntityFrameworkCore;", StringComparison.Ordinal) ? Package : [];
}
