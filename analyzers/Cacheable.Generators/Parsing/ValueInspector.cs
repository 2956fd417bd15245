using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Looks for the member that keeps a value out of L2, along the members that a JSON serializer reads.</summary>
internal sealed class ValueInspector(MethodScope scope)
{
    // A generic type may expand without end; nothing honest is as deep.
    private const int Deepest = 24;

    // Recursive types (a tree) are fine: each is inspected once.
    private readonly HashSet<ITypeSymbol> _inspected = new(SymbolEqualityComparer.Default);

    /// <summary>The path to the offending member and what is wrong with it, or nothing.</summary>
    public (string Path, string Reason)? Offence(ITypeSymbol type) => Inspect(type, TypeText.InMessage(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)), depth: 0);

    private (string Path, string Reason)? Inspect(ITypeSymbol type, string path, int depth)
    {
        var bare = type.UnwrapNullable();
        if (depth > Deepest || bare is ITypeParameterSymbol || !_inspected.Add(bare))
        {
            return null;
        }

        if (ValueRules.ReasonAgainst(bare) is { } reason)
        {
            return (path, reason);
        }

        if (bare is IArrayTypeSymbol array)
        {
            return Inspect(array.ElementType, path + "[]", depth + 1);
        }

        if (bare is not INamedTypeSymbol named || ValueRules.IsStoredAsAWhole(named))
        {
            return null;
        }

        return ValueRules.IsCollection(named)
            ? named.TypeArguments.Select(argument => Inspect(argument, $"{path}[]", depth + 1)).FirstOrDefault(static offence => offence is not null)
            : Members(named).Select(member => Inspect(member.Type, $"{path}.{member.Name}", depth + 1)).FirstOrDefault(static offence => offence is not null);
    }

    private IEnumerable<(string Name, ITypeSymbol Type)> Members(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
        {
            return type.TupleElements.Select(static element => (element.Name, element.Type));
        }

        var types = new List<INamedTypeSymbol>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            types.Add(current);
        }

        // A polymorphic type is stored as one of its derived types.
        var derived = ValueRules.DerivedTypes(type);
        return types
            .SelectMany(static current => current.GetMembers())
            .OfType<IPropertySymbol>()
            .Where(member => !member.IsStatic && !member.IsIndexer && member.GetMethod is not null
                && member.DeclaredAccessibility == Accessibility.Public && scope.IsAccessible(member) && !ValueRules.IsIgnored(member))
            .Select(static member => (member.Name, member.Type))
            .Concat(derived.Select(static one => (one.Name, one)));
    }
}
