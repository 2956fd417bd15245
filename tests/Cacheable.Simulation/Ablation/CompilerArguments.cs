using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Simulation.Ablation;

/// <summary>What the compiler was given for a project of the engine, as the build wrote it down: sources, references, generators, options.</summary>
internal sealed class CompilerArguments
{
    private static readonly string Folder = typeof(CompilerArguments).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == nameof(CompilerArguments)).Value!;

    private readonly CSharpCommandLineArguments _arguments;
    private readonly CSharpParseOptions _parsing;
    private readonly IReadOnlyList<SyntaxTree> _sources;
    private readonly Lazy<CSharpCompilation> _whole;

    private CompilerArguments(string name, string project)
    {
        Name = name;
        var folder = Path.GetDirectoryName(project)!;
        _arguments = CSharpCommandLineParser.Default.Parse(
            File.ReadLines(Path.Combine(Folder, $"{name}.csc.txt")), folder, sdkDirectory: null);

        // What only warns costs a third of the time that the compiler takes.
        _parsing = _arguments.ParseOptions
            .WithDocumentationMode(DocumentationMode.None)
            .WithFeatures([.. _arguments.ParseOptions.Features, new("run-nullable-analysis", "never")]);
        _sources = [.. _arguments.SourceFiles.Select(file => Parse(File.ReadAllText(file.Path), file.Path))];
        _whole = new Lazy<CSharpCompilation>(Whole);
    }

    /// <summary>The assembly.</summary>
    public string Name { get; }

    /// <summary>The projects that can be mutated, each with what it needs of the others taken as it was built.</summary>
    public static IReadOnlyList<CompilerArguments> Load() =>
        [.. File.ReadLines(Path.Combine(Folder, "projects.txt")).Select(static project => new CompilerArguments(Path.GetFileNameWithoutExtension(project), project))];

    /// <summary>Whether <paramref name="protection"/> is in this project.</summary>
    public bool Has(Protection protection) => _sources.Any(source => IsOf(source, protection));

    /// <summary>Compiles the project without a protection.</summary>
    /// <exception cref="InvalidOperationException">The table of protections no longer fits the source, or the mutated source does not compile.</exception>
    public byte[] Compile(Protection protection)
    {
        var mutated = _sources.Single(source => IsOf(source, protection));
        var text = mutated.GetText().ToString();
        if (text.Split(protection.Text).Length != 2)
        {
            throw new InvalidOperationException($"'{protection.Name}': the text to take out does not stand exactly once in {protection.File}: {protection.Text}");
        }

        // What was generated stays: no protection is something that a generator reads.
        var without = Parse(text.Replace(protection.Text, protection.Without, StringComparison.Ordinal), mutated.FilePath);
        using var assembly = new MemoryStream();
        var emitted = _whole.Value.ReplaceSyntaxTree(mutated, without).Emit(assembly);
        return emitted.Success
            ? assembly.ToArray()
            : throw new InvalidOperationException($"'{protection.Name}' does not compile: {string.Join(Environment.NewLine, emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5))}");
    }

    private static bool IsOf(SyntaxTree source, Protection protection) =>
        source.FilePath.Replace('\\', '/').EndsWith($"/{protection.File}", StringComparison.Ordinal);

    private SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, _parsing, path, System.Text.Encoding.UTF8);

    private CSharpCompilation Whole()
    {
        var options = _arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([]);
        var references = _arguments.MetadataReferences.Select(static reference => MetadataReference.CreateFromFile(reference.Reference));
        CSharpGeneratorDriver.Create(Generators(), parseOptions: _parsing)
            .RunGeneratorsAndUpdateCompilation(CSharpCompilation.Create(Name, _sources, references, options), out var whole, out _);
        return (CSharpCompilation)whole;
    }

    private IEnumerable<ISourceGenerator> Generators() => _arguments.AnalyzerReferences
        .Where(static reference => !Path.GetFileName(reference.FilePath).Contains("CodeStyle", StringComparison.Ordinal))
        .SelectMany(static reference => new AnalyzerFileReference(reference.FilePath, new Loader()).GetGenerators(LanguageNames.CSharp));

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
