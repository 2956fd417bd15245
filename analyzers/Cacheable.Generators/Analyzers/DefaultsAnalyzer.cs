using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Cacheable.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>CACHE0302 and CACHE0303 in <c>[CacheDefaults]</c>, of an interface or of the assembly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PolicyDescriptors.MalformedDuration, PolicyDescriptors.ContradictingSettings];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol => Report(symbol.Symbol.Find(KnownTypes.CacheDefaults), symbol.Symbol.Name, symbol.ReportDiagnostic),
            SymbolKind.NamedType);

        // The assembly is no symbol that an action can be registered for.
        context.RegisterSyntaxNodeAction(AnalyzeOfAssembly, SyntaxKind.Attribute);
    }

    private static void AnalyzeOfAssembly(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is { Parent: AttributeListSyntax { Target.Identifier: var target } } && target.IsKind(SyntaxKind.AssemblyKeyword)
            && context.Compilation.Assembly.Find(KnownTypes.CacheDefaults) is { ApplicationSyntaxReference: { } written } defaults
            && written.SyntaxTree == context.Node.SyntaxTree && written.Span == context.Node.Span)
        {
            Report(defaults, context.Compilation.Assembly.Name, context.ReportDiagnostic);
        }
    }

    private static void Report(AttributeData? defaults, string owner, Action<Diagnostic> report)
    {
        if (defaults is null)
            return;

        var findings = AttributeSettings.FindingsIn(defaults, owner).ToList();
        SettingRules.CheckDefaults(AttributeSettings.Of(defaults), problem => findings.Add(AttributeSettings.FindingOf(defaults, owner, problem)));
        foreach (var finding in findings)
        {
            var rule = finding.Id == DiagnosticIds.MalformedDuration ? PolicyDescriptors.MalformedDuration : PolicyDescriptors.ContradictingSettings;
            report(FindingDiagnostic.Of(rule, finding));
        }
    }
}
