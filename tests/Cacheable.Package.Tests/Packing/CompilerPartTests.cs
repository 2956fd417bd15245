using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Package.Tests.Packing;

public sealed class CompilerPartTests(PackedPackages packages)
{
    [Theory]
    [InlineData("Cacheable.Generators.dll")]
    [InlineData("Cacheable.CodeFixes.dll")]
    public void The_abstractions_carry_the_compiler_parts_where_the_compiler_looks(string file)
    {
        using var package = packages.Open("Cacheable.Abstractions");

        Assert.Contains(package.Entries, entry => entry.FullName == $"analyzers/dotnet/cs/{file}");
    }

    [Theory]
    [InlineData("build/Cacheable.Abstractions.props")]
    [InlineData("buildTransitive/Cacheable.Abstractions.props")]
    public void The_abstractions_tell_the_compiler_what_the_analyzers_ask_for(string file)
    {
        using var package = packages.Open("Cacheable.Abstractions");

        Assert.Contains(package.Entries, entry => entry.FullName == file);
    }

    [Fact]
    public void The_code_fixes_load_and_fix_diagnostics_that_the_packed_analyzers_report()
    {
        var context = new AssemblyLoadContext("packed", isCollectible: true);
        var generators = Load(context, "Cacheable.Generators.dll");
        var codeFixes = Load(context, "Cacheable.CodeFixes.dll");

        var reported = Create<DiagnosticAnalyzer>(generators)
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(diagnostic => diagnostic.Id)
            .ToHashSet();
        var fixable = Create<CodeFixProvider>(codeFixes).SelectMany(provider => provider.FixableDiagnosticIds).ToHashSet();

        Assert.NotEmpty(fixable);
        Assert.Subset(reported, fixable);
        context.Unload();
    }

    private Assembly Load(AssemblyLoadContext context, string file)
    {
        using var package = packages.Open("Cacheable.Abstractions");
        using var packed = package.GetEntry($"analyzers/dotnet/cs/{file}")!.Open();
        using var memory = new MemoryStream();
        packed.CopyTo(memory);
        memory.Position = 0;
        return context.LoadFromStream(memory);
    }

    private static IEnumerable<T> Create<T>(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(T)) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!);
}
