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
    private readonly IReadOnlyList<SyntaxTree> _sources;
    private readonly IReadOnlyList<MetadataReference> _references;

    private CompilerArguments(string name, string project)
    {
        Name = name;
        var folder = Path.GetDirectoryName(project)!;
        _arguments = CSharpCommandLineParser.Default.Parse(
            File.ReadLines(Path.Combine(Folder, $"{name}.csc.txt")), folder, sdkDirectory: null);
        _sources = [.. _arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), _arguments.ParseOptions, file.Path, System.Text.Encoding.UTF8))];
        _references = [.. _arguments.MetadataReferences.Select(static reference => MetadataReference.CreateFromFile(reference.Reference))];
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

        var sources = _sources.Select(source => source != mutated
            ? source
            : CSharpSyntaxTree.ParseText(text.Replace(protection.Text, protection.Without, StringComparison.Ordinal), _arguments.ParseOptions, source.FilePath, System.Text.Encoding.UTF8));
        var options = _arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([]);
        var compilation = CSharpCompilation.Create(Name, sources, _references, options);
        CSharpGeneratorDriver.Create(Generators(), parseOptions: _arguments.ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        using var assembly = new MemoryStream();
        var emitted = generated.Emit(assembly);
        return emitted.Success
            ? assembly.ToArray()
            : throw new InvalidOperationException($"'{protection.Name}' does not compile: {string.Join(Environment.NewLine, emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5))}");
    }

    private static bool IsOf(SyntaxTree source, Protection protection) =>
        source.FilePath.Replace('\\', '/').EndsWith($"/{protection.File}", StringComparison.Ordinal);

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
