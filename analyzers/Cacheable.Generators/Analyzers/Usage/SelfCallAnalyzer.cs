using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>CACHE0402: a call on <c>this</c> goes past the decorator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelfCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageDescriptors.SelfCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!CacheUse.IsIn(start.Compilation))
                return;

            var members = new ConcurrentDictionary<INamedTypeSymbol, AnnotatedMembers>(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(operation => Analyze(operation, members), OperationKind.Invocation, OperationKind.MethodReference);
        });
    }

    private static void Analyze(OperationAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, AnnotatedMembers> members)
    {
        var (called, instance) = context.Operation switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Instance),
            IMethodReferenceOperation { Parent: not INameOfOperation } reference => (reference.Method, reference.Instance),
            _ => (null, null),
        };
        if (called is null || TypeOfSelf(instance) is not { } type || (type.AllInterfaces.IsEmpty && type.TypeKind != TypeKind.Interface))
            return;

        if (!members.TryGetValue(type, out var annotated))
            annotated = members.GetOrAdd(type, AnnotatedMembers.Of(type, context.Compilation));

        if (annotated.Behind(called) is { } member && !SelfCallRules.IsMeant(annotated.Behind(context.ContainingSymbol as IMethodSymbol), member))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UsageDescriptors.SelfCall,
                PlaceOf(context.Operation.Syntax).GetLocation(),
                type.Name,
                called.Name,
                SelfCallRules.ConsequenceOf(member),
                TypeText.InMessage(AnnotatedMembers.ServiceOf(type, member))));
        }
    }

    // 'base.' is how an override builds on what it overrides.
    private static INamedTypeSymbol? TypeOfSelf(IOperation? instance)
    {
        while (instance is IConversionOperation conversion)
            instance = conversion.Operand;

        return instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Syntax: not BaseExpressionSyntax } self
            ? self.Type as INamedTypeSymbol
            : null;
    }

    private static SyntaxNode PlaceOf(SyntaxNode call) => call is InvocationExpressionSyntax invocation ? invocation.Expression : call;
}
