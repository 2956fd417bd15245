using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cacheable.Generators.Analyzers;

/// <summary>CACHE0401 outside of interfaces: nothing ever looks at the attribute there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlacementAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PlacementDescriptors.AttributeWithoutEffect];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(static symbol => Analyze((IMethodSymbol)symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.Method);
        context.RegisterOperationAction(
            static operation => Analyze(((ILocalFunctionOperation)operation.Operation).Symbol, operation.ReportDiagnostic),
            OperationKind.LocalFunction);
        context.RegisterOperationAction(
            static operation => Analyze(((IAnonymousFunctionOperation)operation.Operation).Symbol, operation.ReportDiagnostic),
            OperationKind.AnonymousFunction);
    }

    // Members of interfaces are parsed with their interface.
    private static void Analyze(IMethodSymbol method, Action<Diagnostic> report)
    {
        if (method is { ContainingType.TypeKind: TypeKind.Interface, MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) })
            return;

        foreach (var finding in Placement.FindingsOn(method))
            report(FindingDiagnostic.Of(PlacementDescriptors.AttributeWithoutEffect, finding));
    }
}
