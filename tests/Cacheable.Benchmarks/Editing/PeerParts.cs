using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Benchmarks.Editing;

/// <summary>The compiler parts of packages, as their packages bring them: the project file copies them into a folder of each.</summary>
internal static class PeerParts
{
    public static IReadOnlyList<MetadataReference> ReferencesOf(string peer) =>
        [.. Directory.EnumerateFiles(Folder(peer, "lib"), "*.dll").Select(static file => MetadataReference.CreateFromFile(file))];

    public static IReadOnlyList<ISourceGenerator> GeneratorsOf(string peer) =>
    [
        .. Parts(peer).Where(static type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))
            .Select(static type => Activator.CreateInstance(type) switch
            {
                IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
                var classic => (ISourceGenerator)classic!,
            }),
    ];

    public static IReadOnlyList<DiagnosticAnalyzer> AnalyzersOf(string peer) => Analyzers(Parts(peer));

    public static IReadOnlyList<DiagnosticAnalyzer> AnalyzersOf(Assembly assembly) => Analyzers(assembly.GetTypes());

    private static List<DiagnosticAnalyzer> Analyzers(IEnumerable<Type> types) =>
    [
        .. types.Where(static type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static IEnumerable<Type> Parts(string peer) => Directory.EnumerateFiles(Folder(peer, "analyzers"), "*.dll")
        .Select(Assembly.LoadFrom)
        .SelectMany(static assembly => assembly.GetTypes());

    private static string Folder(string peer, string part) => Path.Combine(AppContext.BaseDirectory, "Peers", peer, part);
}
