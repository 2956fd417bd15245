using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Conventions.Tests.Diagnostics;

/// <summary>What the analyzers report and the code fixes mend, as a compiler and an IDE find it.</summary>
internal static class Diagnosed
{
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> Descriptors { get; } =
        Instances<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>("Cacheable.Generators")
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Distinct()
            .ToDictionary(static descriptor => descriptor.Id);

    public static IReadOnlySet<string> Mended { get; } =
        Instances<CodeFixProvider, ExportCodeFixProviderAttribute>("Cacheable.CodeFixes")
            .SelectMany(static provider => provider.FixableDiagnosticIds)
            .ToHashSet();

    /// <summary>Every id that is declared, so that one without a descriptor or an analyzer is seen.</summary>
    public static TheoryData<string> Ids { get; } = [.. Assembly.Load("Cacheable.Generators")
        .GetType("Cacheable.Generators.Diagnostics.DiagnosticIds", throwOnError: true)!
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(static field => (string)field.GetRawConstantValue()!)];

    private static IEnumerable<T> Instances<T, TMark>(string assembly)
        where TMark : Attribute => Assembly.Load(assembly).GetTypes()
        .Where(static type => type.IsDefined(typeof(TMark), inherit: false))
        .Select(static type => (T)Activator.CreateInstance(type)!);
}
