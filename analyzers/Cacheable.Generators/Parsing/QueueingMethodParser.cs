using Cacheable.Durations;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses a method with <c>[WriteBehind]</c>.</summary>
internal sealed class QueueingMethodParser(MethodScope scope, AttributeData queued, ReturnShape shape)
{
    private const string MaxDelay = "1s";
    private const int BatchSize = 100;
    private const int MaxAttempts = 5;

    private readonly IMethodSymbol _method = scope.Method;

    /// <summary>The parameters that are stored.</summary>
    public static IEnumerable<IParameterSymbol> StoredParameters(IMethodSymbol method) =>
        method.Parameters.Where((_, index) => index != CancellationParameter(method));

    /// <summary>The behaviour, or nothing where a finding says why not.</summary>
    public QueueingBehaviour? Parse()
    {
        var before = scope.Findings.Count;
        CheckMethod();
        if (CallRules.CanCarry(scope, queued))
        {
            CheckArguments();
        }

        foreach (var finding in AttributeSettings.FindingsIn(queued, scope.Name))
        {
            scope.Report(finding.Id, finding.Location, finding.Attribute, finding.Suggestion, [.. finding.Arguments.Skip(1)]);
        }

        var key = queued.ConstructorArguments.Length == 0 ? null : Key();
        var batchSize = Count(nameof(BatchSize), BatchSize);
        var maxAttempts = Count(nameof(MaxAttempts), MaxAttempts);
        var batch = new BatchMethodParser(scope, queued).Parse();
        if (scope.Findings.Count > before || !DurationParser.TryParse(queued.Named(nameof(MaxDelay))?.Value as string ?? MaxDelay, out var maxDelay, out _))
        {
            return null;
        }

        return new QueueingBehaviour
        {
            Method = scope.Name,
            Queue = DerivedKey.NameOf(scope),
            Key = key,
            MaxDelay = maxDelay,
            BatchSize = batchSize,
            MaxAttempts = maxAttempts,
            CancellationParameter = CancellationParameter(_method),
            Batch = batch,
        };
    }

    private static int CancellationParameter(IMethodSymbol method) =>
        method.Parameters.LastOrDefault(static parameter => parameter.Type.IsCancellationToken())?.Ordinal ?? -1;

    private KeyModel? Key()
    {
        var source = TemplateSource.OfKey(queued, scope);
        return Templates.Read(scope, source) is { } template ? new TemplateBinder(scope, source).Bind(template) : null;
    }

    private void CheckMethod()
    {
        if (shape.Form is not (ReturnForm.Void or ReturnForm.Task or ReturnForm.ValueTask))
        {
            scope.Report(DiagnosticIds.QueuedCallReturnsValue, queued.Location(), queued.Location(), null, TypeText.InMessage(_method.ReturnType));
        }
        else if (_method.IsGenericMethod || scope.Decorated.IsGenericType || IsInsideGeneric(scope.Decorated))
        {
            // Whoever starts must flush what was left, and does not know for which types it was called.
            WithoutEffect(
                "a queue is flushed from the start on, and for which types a generic method was called is not known then",
                "write a method for each type, in an interface without type parameters");
        }
        else if (Overloads() > 1)
        {
            WithoutEffect("another overload has it too, and one queue would hold the calls of both", "give one of them another name");
        }

        if (queued.ConstructorArguments.Length == 0 && queued.Named("Value") is not null)
        {
            WithoutEffect("its Value is the entry of a key, and it names no key", "write a key, or remove Value");
        }
    }

    private void CheckArguments()
    {
        foreach (var parameter in StoredParameters(_method))
        {
            if (new ValueInspector(scope).Offence(parameter.Type) is { } offence)
            {
                scope.Report(
                    DiagnosticIds.UnstorableArgument, parameter.Place(), queued.Location(), null, parameter.Name, offence.Path, offence.Reason);
            }
        }
    }

    private int Count(string name, int otherwise)
    {
        var count = queued.Named(name)?.Value as int? ?? otherwise;
        if (count < 1)
        {
            WithoutEffect($"its {name} is {count}", "write at least 1", queued.NamedLocation(name));
        }

        return count;
    }

    private int Overloads() => _method.ContainingType.GetMembers(_method.Name).Count(static member => member.Find(KnownTypes.WriteBehind) is not null);

    private static bool IsInsideGeneric(INamedTypeSymbol type) => type.ContainingType is { } outer && (outer.IsGenericType || IsInsideGeneric(outer));

    private void WithoutEffect(string problem, string remedy, Location? location = null) => scope.Report(
        DiagnosticIds.AttributeWithoutEffect, location ?? queued.Location(), queued.Location(), suggestion: null, "WriteBehind", problem, remedy);
}
