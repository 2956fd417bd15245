using System.Collections.Immutable;
using Cacheable.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>Every analyzer of the package: a test of one rule also proves that the others stay silent.</summary>
internal static class AllAnalyzers
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Instances =
    [
        .. typeof(PlacementAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Runs them all; a crash inside an analyzer is thrown, not reported.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], BuildProperties.Of(compilation)),
            onAnalyzerException: static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} crashed.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(Instances, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id)];
    }
}
