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

        return ValueRules.IsCollection(named) || named.IsTupleType
            ? InspectAll(ValueRules.Elements(named), path, depth)
            : InspectMembers(named, path, depth);
    }

    private (string Path, string Reason)? InspectMembers(INamedTypeSymbol type, string path, int depth)
    {
        var members = Members(type).ToList();
        var rules = new RestorationRules(type);
        if (rules.ReasonAgainstType(members) is { } reason)
        {
            return (path, reason);
        }

        foreach (var member in members)
        {
            var memberPath = $"{path}.{member.Name}";
            if ((rules.ReasonAgainst(member) is { } lost ? (memberPath, lost) : Inspect(TypeOf(member)!, memberPath, depth + 1)) is { } offence)
            {
                return offence;
            }
        }

        // A polymorphic type is stored as one of its derived types.
        return InspectAll(ValueRules.DerivedTypes(type).Select(static derived => ("." + derived.Name, derived)), path, depth);
    }

    private (string Path, string Reason)? InspectAll(IEnumerable<(string Step, ITypeSymbol Type)> types, string path, int depth) =>
        types.Select(one => Inspect(one.Type, path + one.Step, depth + 1)).FirstOrDefault(static offence => offence is not null);

    private IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (TypeOf(member) is not null && !member.IsStatic && member.DeclaredAccessibility == Accessibility.Public
                    && scope.IsAccessible(member) && !ValueRules.IsIgnored(member))
                {
                    yield return member;
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
