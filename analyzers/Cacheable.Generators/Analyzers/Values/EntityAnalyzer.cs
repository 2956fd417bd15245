using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers.Values;

/// <summary>CACHE0206: what EF Core tracks is cached. Which types these are only the contexts know, here and in references.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ValueDescriptors.CachedEntity];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!EntitySets.AreKnownTo(start.Compilation))
                return;

            var values = new ConcurrentQueue<CachedValue>();
            var contexts = new ConcurrentQueue<INamedTypeSymbol>();
            start.RegisterSymbolAction(symbol => Gather(symbol, values, contexts), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Compare(end, values, contexts));
        });
    }

    private static void Gather(SymbolAnalysisContext context, ConcurrentQueue<CachedValue> values, ConcurrentQueue<INamedTypeSymbol> contexts)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (EntitySets.IsContext(type))
            contexts.Enqueue(type);

        if (type.TypeKind != TypeKind.Interface)
            return;

        foreach (var value in ParsedInterfaces.Of(type, context.Compilation, context.CancellationToken).Values)
            values.Enqueue(value);
    }

    private static void Compare(CompilationAnalysisContext context, ConcurrentQueue<CachedValue> values, ConcurrentQueue<INamedTypeSymbol> contexts)
    {
        if (values.IsEmpty)
            return;

        var sets = EntitySets.Of(contexts, context.Compilation);
        foreach (var value in values)
        {
            foreach (var (path, type) in ValueGraph.Of(value.Type))
            {
                if (sets.ReasonFor(type) is not { } reason)
                    continue;

                var finding = new Finding(
                    DiagnosticIds.CachedEntity, value.Method.Place(), value.Cached.Location(), [value.Name, path, reason]);
                context.ReportDiagnostic(FindingDiagnostic.Of(ValueDescriptors.CachedEntity, finding));
                break;
            }
        }
    }
}
