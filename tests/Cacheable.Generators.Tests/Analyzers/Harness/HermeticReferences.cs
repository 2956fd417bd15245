using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>What a user's project sees: .NET 10 and Cacheable.Abstractions, whatever the machine that runs the test has installed.</summary>
internal static class HermeticReferences
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static readonly IReadOnlyList<MetadataReference> All =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(CachedAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IServiceCollection).Assembly.Location),
    ];

    /// <summary>The implicit usings of a project, and the one line every user of Cacheable writes.</summary>
    public const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Cacheable;
        """;
}
