using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers.Values;

/// <summary>CACHE0208: where nothing is serialized by reflection, what no context covers is never found in L2.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonCoverageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ValueDescriptors.UncoveredValue];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ReflectionSetting.ThatForbids(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions) is not { } setting)
                return;

            var values = new ConcurrentQueue<CachedValue>();
            var contexts = new ConcurrentQueue<INamedTypeSymbol>();
            start.RegisterSymbolAction(symbol => Gather(symbol, values, contexts), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Compare(end, setting, values, contexts));
        });
    }

    private static void Gather(SymbolAnalysisContext context, ConcurrentQueue<CachedValue> values, ConcurrentQueue<INamedTypeSymbol> contexts)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (JsonCoverage.IsContext(type))
            contexts.Enqueue(type);

        if (type.TypeKind != TypeKind.Interface)
            return;

        foreach (var value in ParsedInterfaces.Of(type, context.Compilation, context.CancellationToken).Values.Where(static value => value.IsWrittenAsJson))
            values.Enqueue(value);
    }

    private static void Compare(
        CompilationAnalysisContext context, string setting, ConcurrentQueue<CachedValue> values, ConcurrentQueue<INamedTypeSymbol> contexts)
    {
        if (values.IsEmpty)
            return;

        var coverage = JsonCoverage.Of(contexts, context.Compilation);
        var own = contexts.OrderBy(static one => one.Name, StringComparer.Ordinal).ToList();
        foreach (var value in values.Where(value => !coverage.Covers(value.Type)))
        {
            var type = TypeText.InMessage(value.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
            var attribute = $"[JsonSerializable(typeof({type}))]";
            var finding = new Finding(
                DiagnosticIds.UncoveredValue,
                value.Method.Place(),
                value.Cached.Location(),
                [
                    value.Name, type, setting,
                    own.Count > 0 ? $"write '{attribute}' on '{own[0].Name}'" : $"write a JsonSerializerContext with '{attribute}' and give it to AddJsonContext",
                ],
                Suggestion: null,
                [.. own.Select(static one => one.GetDocumentationCommentId()!)]);
            context.ReportDiagnostic(FindingDiagnostic.Of(ValueDescriptors.UncoveredValue, finding));
        }
    }
}
