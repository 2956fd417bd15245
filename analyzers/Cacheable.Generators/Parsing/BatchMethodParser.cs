using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Finds the method that <c>Batch</c> names, and says what it should look like where it does not fit.</summary>
internal sealed class BatchMethodParser(MethodScope scope, AttributeData queued)
{
    private const string Batch = nameof(Batch);

    private readonly List<IParameterSymbol> _stored = [.. QueueingMethodParser.StoredParameters(scope.Method)];

    /// <summary>The method, or nothing where there is none or a finding says why not.</summary>
    public BatchModel? Parse()
    {
        if (queued.Named(Batch)?.Value is not string name)
        {
            return null;
        }

        var candidates = scope.Decorated.AllInterfaces.Prepend(scope.Decorated)
            .SelectMany(type => type.GetMembers(name).OfType<IMethodSymbol>()).ToList();
        if (_stored.Count > 0 && candidates.FirstOrDefault(Fits) is { } batch)
        {
            var isOwn = SymbolEqualityComparer.Default.Equals(batch.ContainingType, scope.Decorated);
            return new BatchModel(
                TypeText.Escape(name), isOwn ? null : TypeText.Of(batch.ContainingType), ReturnShape.Of(batch).Form, batch.Parameters.Length == 2);
        }

        var problem = _stored.Count == 0 ? "a call without arguments has nothing to batch"
            : candidates.Count == 0 ? $"the interface has no method '{name}'"
            : $"'{name}' has another signature";
        var remedy = _stored.Count == 0 ? "remove Batch" : $"write 'Task {name}({Wanted} writes, CancellationToken cancellationToken)'";
        scope.Report(DiagnosticIds.BatchMethodDoesNotFit, queued.NamedLocation(Batch), queued.Location(), null, name, problem, remedy);
        return null;
    }

    private string Wanted
    {
        get
        {
            var elements = _stored.Select(parameter => TypeText.InMessage(parameter.Type) + (_stored.Count > 1 ? " " + parameter.Name : string.Empty));
            var element = string.Join(", ", elements);
            return $"IReadOnlyList<{(_stored.Count > 1 ? $"({element})" : element)}>";
        }
    }

    private bool Fits(IMethodSymbol method) =>
        method is { IsStatic: false, IsGenericMethod: false, MethodKind: MethodKind.Ordinary }
        && ReturnShape.Of(method).Form is ReturnForm.Void or ReturnForm.Task or ReturnForm.ValueTask
        && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
        && (method.Parameters.Length == 1 || (method.Parameters.Length == 2 && method.Parameters[1].Type.IsCancellationToken()))
        && method.Parameters[0].Type is INamedTypeSymbol list
        && list.Is("System.Collections.Generic", "IReadOnlyList", 1)
        && FitsElement(list.TypeArguments[0]);

    private bool FitsElement(ITypeSymbol element) => _stored.Count == 1
        ? IsSame(element, _stored[0].Type)
        : element is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.Length == _stored.Count
            && tuple.TupleElements.Zip(_stored, static (one, other) => IsSame(one.Type, other.Type)).All(static same => same);

    // With its nullability: a list of one is no list of the other.
    private static bool IsSame(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.IncludeNullability.Equals(one, other);
}
