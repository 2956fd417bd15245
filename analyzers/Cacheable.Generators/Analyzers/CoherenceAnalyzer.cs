using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>05xx: compares every invalidation of the compilation with every cached key, here and in references.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoherenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CoherenceDescriptors.PatternMatchesNothing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var templates = new ConcurrentQueue<AnnotatedTemplate>();
            start.RegisterSymbolAction(symbol => Gather(symbol, templates), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Compare(end, templates));
        });
    }

    private static void Gather(SymbolAnalysisContext context, ConcurrentQueue<AnnotatedTemplate> templates)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface } type)
            return;

        foreach (var template in ParsedInterfaces.Of(type, context.Compilation, context.CancellationToken).Templates)
            templates.Enqueue(template);
    }

    private static void Compare(CompilationAnalysisContext context, ConcurrentQueue<AnnotatedTemplate> templates)
    {
        var invalidations = templates.Where(static template => template.IsInvalidation && template.Location.IsInSource).ToList();
        if (invalidations.Count == 0)
            return;

        var cached = templates.Where(static template => !template.IsInvalidation).Select(static template => template.Template)
            .Concat(ReferencedTemplates.Of(context.Compilation))
            .Distinct()
            .ToList();
        foreach (var invalidation in invalidations.Where(invalidation => !cached.Any(key => TemplateMatcher.Covers(invalidation.Template, key))))
            Report(context, invalidation, cached);
    }

    private static void Report(CompilationAnalysisContext context, AnnotatedTemplate invalidation, List<KeyTemplate> cached)
    {
        var suggestion = NearestTemplate.To(invalidation.Template, cached);
        var remedy = suggestion is not null ? $"write '{suggestion}'"
            : cached.Count == 0 ? "nothing is cached: cache a key below it, or remove the attribute"
            : "write the template of a cached key, or a prefix of one that ends in ':*'";
        var finding = new Finding(
            DiagnosticIds.PatternMatchesNothing,
            invalidation.Location,
            invalidation.Attribute,
            [invalidation.Method, invalidation.Template.Text, remedy],
            suggestion);
        context.ReportDiagnostic(FindingDiagnostic.Of(CoherenceDescriptors.PatternMatchesNothing, finding));
    }
}
