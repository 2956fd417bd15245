using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>Compiles what a user wrote, with every warning on.</summary>
internal static class UserCode
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Cacheable;
        """;

    public static CSharpCompilation Compile(string source, string assemblyName = "Shop", params MetadataReference[] more) =>
        CSharpCompilation.Create(
            assemblyName,
            [Parse(Usings, "Usings.cs"), Parse(source, "Source.cs")],
            [.. References.All, .. more],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true,
                warningLevel: 9999));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>Fails on a warning anywhere, the user's own missing documentation and unused events aside, and unified references, which the SDK leaves out too.</summary>
    public static void AssertCompilesWithoutWarning(Compilation compilation)
    {
        var diagnostics = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1591" or "CS0067" or "CS1701"))
            .Select(diagnostic => $"{diagnostic}\n{diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}")
            .ToList();
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics));
    }
}
