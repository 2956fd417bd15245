using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>Says what the parser found, for one family of rules. Decides nothing: the generator reads the same findings.</summary>
public abstract class FindingAnalyzer : DiagnosticAnalyzer
{
    private protected FindingAnalyzer(params ImmutableArray<DiagnosticDescriptor> rules) => SupportedDiagnostics = rules;

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface } type)
            return;

        foreach (var finding in ParsedInterfaces.Of(type, context.Compilation, context.CancellationToken).Findings)
        {
            if (SupportedDiagnostics.FirstOrDefault(rule => rule.Id == finding.Id) is { } rule && finding.Location.IsInSource)
                context.ReportDiagnostic(FindingDiagnostic.Of(rule, finding));
        }
    }
}
