using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>A run of the generator that gave every guarantee: no warning, all steps kept after an unrelated edit, no symbol in a model.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriverRunResult result, Compilation compilation)
    {
        Compilation = compilation;
        Sources = [.. result.Results.Single().GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)];
    }

    /// <summary>The user's code with what was generated.</summary>
    public Compilation Compilation { get; }

    public IReadOnlyList<GeneratedSourceResult> Sources { get; }

    public static GeneratorRun Of(string source, params MetadataReference[] more) => Of(UserCode.Compile(source, "Shop", more));

    public static GeneratorRun Of(CSharpCompilation user)
    {
        var driver = Start(user, out var first, out var compilation);
        UserCode.AssertCompilesWithoutWarning(compilation);
        foreach (var value in TrackedSteps(first).SelectMany(step => step.Outputs).Select(output => output.Value))
        {
            ModelGraph.AssertHoldsNoSymbol(value);
        }

        var edited = user.AddSyntaxTrees(UserCode.Parse("class Unrelated;", "Unrelated.cs"));
        AssertNothingIsRedone(driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult());
        return new GeneratorRun(first, compilation);
    }

    /// <summary>A run of which nothing is asked.</summary>
    public static GeneratorDriverRunResult Unchecked(CSharpCompilation user)
    {
        _ = Start(user, out var result, out _);
        return result;
    }

    private static GeneratorDriver Start(CSharpCompilation user, out GeneratorDriverRunResult result, out Compilation compilation)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        var driver = CSharpGeneratorDriver
            .Create([new CacheableGenerator().AsSourceGenerator()], parseOptions: UserCode.ParseOptions, driverOptions: options)
            .RunGeneratorsAndUpdateCompilation(user, out compilation, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        result = driver.GetRunResult();
        Assert.Null(result.Results.Single().Exception);
        return driver;
    }

    private static void AssertNothingIsRedone(GeneratorDriverRunResult result)
    {
        var run = result.Results.Single();
        var steps = TrackedSteps(result).Concat(run.TrackedOutputSteps.Values.SelectMany(all => all)).ToList();
        Assert.NotEmpty(steps);
        Assert.All(
            steps.SelectMany(step => step.Outputs, (step, output) => (step.Name, output.Reason)),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{output.Name}: {output.Reason}"));
    }

    private static IEnumerable<IncrementalGeneratorRunStep> TrackedSteps(GeneratorDriverRunResult result) =>
        StepNames.All.SelectMany(name => result.Results.Single().TrackedSteps.TryGetValue(name, out var steps) ? steps : []);
}
