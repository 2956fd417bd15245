using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Benchmarks.Editing;

/// <summary>An editor with one project open. After each edit it runs the generators over the project and the analyzers over the edited file, as IDEs do.</summary>
internal sealed class EditingSession
{
    /// <summary>The name in annotated files that keys are typed into.</summary>
    public const string Typed = "Keystroke";

    private const string Usings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";
    private const string Elsewhere = "namespace Shop;\n\ninternal static class Elsewhere\n{\n    public static int Count() => 0;\n}\n";

    // As the generator calls them (StepNames).
    private static readonly string[] OwnSteps = ["Interfaces", "Names", "Decorators"];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    private readonly int _annotatedFile;
    private GeneratorDriver _driver = null!;
    private CSharpCompilation _written = null!;
    private CSharpCompilation _whole = null!;
    private ImmutableDictionary<string, SyntaxTree> _generated = ImmutableDictionary<string, SyntaxTree>.Empty;
    private int _keystrokes;

    public EditingSession(EditedProject project)
    {
        Project = project;
        _annotatedFile = project.Files.Count / 2;
        Open();
        AssertCompiles();
    }

    public EditedProject Project { get; }

    /// <summary>The first run: nothing is known, the analyzers read every file.</summary>
    public EditTime Open()
    {
        _written = _whole = Read();
        _driver = Driver(tracks: false);
        _generated = _generated.Clear();
        var generating = Generate();
        return new EditTime(generating, Analyze(edited: null));
    }

    /// <summary>A key in a file that no annotation knows of.</summary>
    public EditTime TypeElsewhere() => Type("Elsewhere.cs", Elsewhere.Replace("=> 0", $"=> {Next()}", StringComparison.Ordinal));

    /// <summary>A key within an annotation, so that what is generated changes.</summary>
    public EditTime TypeInAnnotated() =>
        Type($"File{_annotatedFile}.cs", Project.Files[_annotatedFile].Replace(Typed, Typed + Next(), StringComparison.Ordinal));

    /// <summary>How many outputs of the generator's own steps are made anew when a key is typed elsewhere.</summary>
    public int StepsRedoneElsewhere()
    {
        var opened = Read();
        var driver = Driver(tracks: true).RunGenerators(opened);
        var typed = opened.ReplaceSyntaxTree(File(opened, "Elsewhere.cs"), Parse(Elsewhere + "// typed", "Elsewhere.cs"));
        var run = driver.RunGenerators(typed).GetRunResult().Results.Single();
        return OwnSteps.SelectMany(name => run.TrackedSteps[name])
            .Concat(run.TrackedOutputSteps.SelectMany(static step => step.Value))
            .SelectMany(static step => step.Outputs)
            .Count(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private EditTime Type(string file, string text)
    {
        var (before, after) = (File(_written, file), Parse(text, file));
        _written = _written.ReplaceSyntaxTree(before, after);
        _whole = _whole.ReplaceSyntaxTree(before, after);
        var generating = Generate();
        return new EditTime(generating, Analyze(after));
    }

    private double Generate()
    {
        var start = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(_written);
        var generating = Stopwatch.GetElapsedTime(start);

        Take(_driver.GetRunResult().GeneratedTrees);
        return generating.TotalMilliseconds;
    }

    // As workspaces do: a file that is generated as it was stays in the compilation, although the driver has it parsed anew.
    private void Take(ImmutableArray<SyntaxTree> generated)
    {
        var same = generated.Where(tree => _generated.TryGetValue(tree.FilePath, out var known) && known.GetText().ContentEquals(tree.GetText())).Select(static tree => tree.FilePath).ToHashSet();
        var (gone, come) = (_generated.Values.Where(tree => !same.Contains(tree.FilePath)).ToList(), generated.Where(tree => !same.Contains(tree.FilePath)).ToList());
        _whole = _whole.RemoveSyntaxTrees(gone).AddSyntaxTrees(come);
        _generated = _generated.RemoveRange(gone.Select(static tree => tree.FilePath)).SetItems(come.Select(static tree => KeyValuePair.Create(tree.FilePath, tree)));
    }

    // What the package's analyzers add to one that looks at the same and does nothing: a project is never without any.
    private double Analyze(SyntaxTree? edited)
    {
        if (Project.Analyzers.Count == 0)
        {
            return 0;
        }

        var alone = Analyze([new IdleAnalyzer()], edited);
        return Math.Max(0, Analyze([new IdleAnalyzer(), .. Project.Analyzers], edited) - alone);
    }

    private double Analyze(ImmutableArray<DiagnosticAnalyzer> analyzers, SyntaxTree? edited)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, _, _) => throw exception,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);

        // A copy of its own, so that neither finds bound what the other has bound.
        var whole = _whole.Clone();
        var start = Stopwatch.GetTimestamp();
        var analysis = whole.WithAnalyzers(analyzers, options);
        _ = (edited is null ? analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None) : Of(analysis, whole, edited)).GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<ImmutableArray<Diagnostic>> Of(CompilationWithAnalyzers analysis, Compilation whole, SyntaxTree edited)
    {
        var ofSyntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(edited, CancellationToken.None).ConfigureAwait(false);
        var ofMeaning = await analysis.GetAnalyzerSemanticDiagnosticsAsync(whole.GetSemanticModel(edited), filterSpan: null, CancellationToken.None).ConfigureAwait(false);
        return ofSyntax.AddRange(ofMeaning);
    }

    private void AssertCompiles()
    {
        var errors = _whole.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3).ToList();
        if (errors.Count > 0 || _generated.IsEmpty)
        {
            throw new InvalidOperationException($"{Project.Name}: what was generated ({_generated.Count} files) does not compile.\n{string.Join("\n", errors)}");
        }
    }

    private CSharpCompilation Read() => CSharpCompilation.Create(
        "Shop",
        [Parse(Usings, "Usings.cs"), Parse(Elsewhere, "Elsewhere.cs"), .. Project.Files.Select(static (text, index) => Parse(text, $"File{index}.cs"))],
        [.. Net100.References.All, .. Project.References],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private CSharpGeneratorDriver Driver(bool tracks) => CSharpGeneratorDriver.Create(
        Project.Generators, parseOptions: Parsing, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracks));

    private string Next() => (++_keystrokes).ToString(CultureInfo.InvariantCulture);

    private static SyntaxTree File(CSharpCompilation compilation, string path) => compilation.SyntaxTrees.Single(tree => tree.FilePath == path);

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, Parsing, path);
}
