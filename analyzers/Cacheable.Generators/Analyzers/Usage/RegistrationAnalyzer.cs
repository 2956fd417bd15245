using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>CACHE0403 to CACHE0406: compares the registrations of the compilation with each other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegistrationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        UsageDescriptors.NothingDecorates,
        UsageDescriptors.RegisteredTooLate,
        UsageDescriptors.CaptiveService,
        UsageDescriptors.SharedEntries,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!CacheUse.IsIn(start.Compilation))
                return;

            var calls = new ConcurrentQueue<CollectionCall>();
            var requests = new ConcurrentQueue<FactoryRequest>();
            var reader = new CollectionCallReader(start.Compilation);
            start.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    foreach (var one in reader.Read(call, operation.ContainingSymbol))
                        calls.Enqueue(one);

                    if (FactoryRequest.Of(call, operation.Compilation) is { } request)
                        requests.Enqueue(request);
                },
                OperationKind.Invocation);
            start.RegisterCompilationEndAction(end => Report(end, new CollectionCalls(calls), [.. requests]));
        });
    }

    private static void Report(CompilationAnalysisContext context, CollectionCalls calls, IReadOnlyList<FactoryRequest> requests)
    {
        var found = UndecoratedRules.In(calls, context.Compilation)
            .Concat(OrderRules.In(calls))
            .Concat(CaptiveRules.In(calls, requests))
            .Concat(SharedEntriesRules.In(calls));
        foreach (var diagnostic in found)
            context.ReportDiagnostic(diagnostic);
    }
}
