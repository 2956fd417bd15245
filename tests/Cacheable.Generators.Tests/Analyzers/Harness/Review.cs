using System.Collections.Immutable;
using Cacheable.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>Compiles a marked source hermetically and compares what the analyzers report, id and span, with the marks.</summary>
internal static class Review
{
    /// <summary>Asserts that exactly the marked diagnostics are reported, and returns them for a look at message and properties.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ExpectAsync(string marked, params MetadataReference[] references)
    {
        var source = MarkedSource.Parse(marked);
        var compilation = Compile(source.Text, references);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var diagnostics = await AllAnalyzers.RunAsync(compilation, TestContext.Current.CancellationToken);

        Assert.Equal(marked.ReplaceLineEndings("\n"), MarkedSource.Write(source.Text, diagnostics).ReplaceLineEndings("\n"));
        return diagnostics;
    }

    /// <summary>Asserts that nothing is reported.</summary>
    public static async Task ExpectNothingAsync(string source, params MetadataReference[] references)
    {
        Assert.Empty(MarkedSource.Parse(source).Marks);
        await ExpectAsync(source, references);
    }

    /// <summary>Asserts that the source is reported on once, and returns its message.</summary>
    public static async Task<string> MessageAsync(string marked) =>
        Assert.Single(await ExpectAsync(marked)).GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public static CSharpCompilation Compile(string source, params MetadataReference[] references)
    {
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(source, UserProject.ParseOptions, "Shop.cs"),
            CSharpSyntaxTree.ParseText(UserProject.GlobalUsings, UserProject.ParseOptions, "GlobalUsings.cs"),
            CSharpSyntaxTree.ParseText(JsonContexts.For(source), UserProject.ParseOptions, "JsonContexts.g.cs"),
        ];
        return CSharpCompilation.Create("Shop", trees, [.. References.All, .. EntityFramework.WhereUsed(source), .. references], UserProject.OptionsOf(trees));
    }
}
