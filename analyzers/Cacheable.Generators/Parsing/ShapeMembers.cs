using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>The members of a type that a serializer may write, in the order in which they were declared.</summary>
internal static class ShapeMembers
{
    // In a reference these are no attributes any more, or they are the compiler's own, or they speak to compilers, debuggers and readers alone.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "System.SerializableAttribute",
        "System.NonSerializedAttribute",
        "System.ObsoleteAttribute",
        "System.Reflection.DefaultMemberAttribute",
    };

    private static readonly HashSet<string> SilentNamespaces = new(StringComparer.Ordinal)
    {
        "System.Runtime.CompilerServices",
        "System.Diagnostics",
        "System.Diagnostics.CodeAnalysis",
    };

    /// <summary>The public ones, and those that an attribute takes out of hiding (<c>[DataMember] private</c>).</summary>
    public static IEnumerable<(ISymbol Member, ITypeSymbol Type)> Of(INamedTypeSymbol type)
    {
        foreach (var member in InOrder(type))
        {
            if (TypeOf(member) is { } of && (member.DeclaredAccessibility == Accessibility.Public || AttributesOf(member).Any()))
            {
                yield return (member, of);
            }
        }
    }

    /// <summary>All fields of a struct: a serializer may copy it as it lies in memory.</summary>
    public static IEnumerable<IFieldSymbol> InMemory(INamedTypeSymbol type) =>
        type.IsValueType ? type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic) : [];

    /// <summary>Those that bytes may depend on; one without arguments may be a <c>[MemoryPackIgnore]</c>.</summary>
    public static IEnumerable<AttributeData> AttributesOf(ISymbol symbol) => symbol.GetAttributes().Where(static attribute =>
        attribute.AttributeClass is { } kind
        && !Silent.Contains(kind.ToDisplayString())
        && !SilentNamespaces.Contains(kind.ContainingNamespace.ToDisplayString())
        && !kind.GetAttributes().Any(static of => of.AttributeClass.Is("System.Diagnostics", "ConditionalAttribute")));

    private static IEnumerable<ISymbol> InOrder(INamedTypeSymbol type)
    {
        var members = type.GetMembers().Where(static member => !member.IsStatic).ToList();
        return type.DeclaringSyntaxReferences.Length > 0
            ? members
            : Merged([.. members.OfType<IPropertySymbol>()], [.. members.OfType<IFieldSymbol>()]);
    }

    // A reference lists fields and properties apart. An automatic property stands where its own field does; one without a field, as late as may be.
    private static IEnumerable<ISymbol> Merged(List<IPropertySymbol> properties, List<IFieldSymbol> fields)
    {
        var next = 0;
        foreach (var property in properties.Prepend(null))
        {
            if (property is not null)
            {
                next = Math.Max(next, fields.FindIndex(field => field.Name == $"<{property.Name}>k__BackingField") + 1);
                yield return property;
            }

            for (; next < fields.Count && !IsOfTheCompiler(fields[next]); next++)
            {
                yield return fields[next];
            }
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IFieldSymbol field when !IsOfTheCompiler(field) => field.Type,
        _ => null,
    };

    // The field of an automatic property, and of an event.
    private static bool IsOfTheCompiler(IFieldSymbol field) => field.IsImplicitlyDeclared || field.Name[0] == '<';
}
