using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>A value with all that a serializer writes of it: elements and public members, at any depth.</summary>
internal static class ValueGraph
{
    // A generic type may expand without end; nothing honest is as deep.
    private const int Deepest = 24;

    /// <summary>Each type once, the value's own first, with the path that leads there.</summary>
    public static IEnumerable<(string Path, ITypeSymbol Type)> Of(ITypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var waiting = new Queue<(string Path, ITypeSymbol Type, int Depth)>();
        waiting.Enqueue((TypeText.InMessage(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)), type, 0));
        while (waiting.Count > 0)
        {
            var (path, current, depth) = waiting.Dequeue();
            if (depth > Deepest || current is ITypeParameterSymbol || !seen.Add(current))
            {
                continue;
            }

            yield return (path, current);
            foreach (var (step, inner) in Inside(current))
            {
                waiting.Enqueue((path + step, inner, depth + 1));
            }
        }
    }

    private static IEnumerable<(string Step, ITypeSymbol Type)> Inside(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [("[]", array.ElementType)],
        _ when type.IsNullableValue() => [(string.Empty, type.UnwrapNullable())],
        INamedTypeSymbol named when named.IsTupleType || ValueRules.IsCollection(named) => ValueRules.Elements(named),
        INamedTypeSymbol named when !ValueRules.IsStoredAsAWhole(named) => Members(named).Concat(ValueRules.DerivedTypes(named).Select(static one => ("." + one.Name, one))),
        _ => [],
    };

    private static IEnumerable<(string Step, ITypeSymbol Type)> Members(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && !ValueRules.IsIgnored(member) && TypeOf(member) is { } of)
                {
                    yield return ("." + member.Name, of);
                }
            }
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };
}
