using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>05xx: compares every invalidation of the compilation with every cached key and tag, here and in references.</summary>
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

        var keys = Cached(templates, isTag: false).Concat(ReferencedTemplates.KeysIn(context.Compilation)).Distinct().ToList();
        var tags = Cached(templates, isTag: true).Concat(ReferencedTemplates.TagsIn(context.Compilation)).Distinct().ToList();
        foreach (var invalidation in invalidations)
        {
            var cached = invalidation.IsTag ? tags : keys;
            if (!cached.Any(one => TemplateMatcher.Covers(invalidation.Template, one)))
                Report(context, invalidation, cached);
        }
    }

    private static IEnumerable<KeyTemplate> Cached(IEnumerable<AnnotatedTemplate> templates, bool isTag) =>
        templates.Where(template => !template.IsInvalidation && template.IsTag == isTag).Select(static template => template.Template);

    private static void Report(CompilationAnalysisContext context, AnnotatedTemplate invalidation, List<KeyTemplate> cached)
    {
        var suggestion = NearestTemplate.To(invalidation, cached);
        var remedy = suggestion is not null ? $"write '{suggestion}'"
            : (invalidation.IsTag, cached.Count == 0) switch
            {
                (true, true) => "nothing is tagged: write Tags on [Cached], or remove it here",
                (true, false) => "write a tag of a cached method, or give one this tag",
                (false, true) => "nothing is cached: cache a key below it, or remove the attribute",
                _ => "write the template of a cached key, or a prefix of one that ends in ':*'",
            };
        var finding = new Finding(
            DiagnosticIds.PatternMatchesNothing,
            invalidation.Location,
            invalidation.Attribute,
            [invalidation.Method, invalidation.Template.Text, invalidation.IsTag ? "tag of a cached method" : "cached key", remedy],
            suggestion);
        context.ReportDiagnostic(FindingDiagnostic.Of(CoherenceDescriptors.PatternMatchesNothing, finding));
    }
}
