using System.Text.RegularExpressions;
using Cacheable.Generators.Tests.Analyzers.Harness;
using Cacheable.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Analyzers;

/// <summary>The examples on the pages of the diagnostics compile, and are wrong and right as the pages say.</summary>
public class DocumentedExampleTests
{
    public static TheoryData<string> Ids { get; } =
        [.. AllAnalyzers.Instances.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_has_the_diagnostic_and_no_other(string id)
    {
        var reported = await ReportedAsync(id, "Wrong");

        Assert.NotEmpty(reported);
        Assert.All(reported, diagnostic => Assert.Equal(id, diagnostic.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_example_has_none(string id) => Assert.Empty(await ReportedAsync(id, "Right"));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_example_is_decorated_by_code_that_has_none_either(string id)
    {
        var run = GeneratorRun.Of(await ExampleAsync(id, "Right"));

        Assert.NotEmpty(run.Sources);
        Assert.Empty(await AllAnalyzers.RunAsync(run.Compilation, TestContext.Current.CancellationToken));
    }

    private static async Task<IEnumerable<Diagnostic>> ReportedAsync(string id, string section) =>
        await AllAnalyzers.RunAsync(await ExampleAsync(id, section), TestContext.Current.CancellationToken);

    private static async Task<CSharpCompilation> ExampleAsync(string id, string section)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Pages(), $"{id}.md"), TestContext.Current.CancellationToken);
        var example = Example(section).Match(page);
        Assert.True(example.Success, $"{id}.md has no example under '{section}'.");

        var compilation = Review.Compile(example.Groups["code"].Value);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static string Pages()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cacheable.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");

        return Path.Combine(folder.FullName, "docs", "diagnostics");
    }

    private static Regex Example(string section) => new($@"## {section}\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline);
}
