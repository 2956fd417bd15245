using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Values;

/// <summary>Which types EF Core tracks: those of a <c>DbSet</c>, and those that say so themselves.</summary>
internal sealed class EntitySets
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    // The context and the property; a type of two contexts is told of once.
    private readonly Dictionary<ISymbol, string> _sets = new(SymbolEqualityComparer.Default);

    private EntitySets(IEnumerable<INamedTypeSymbol> contexts)
    {
        foreach (var context in contexts.OrderBy(static one => one.ToDisplayString(), StringComparer.Ordinal))
        {
            foreach (var (name, entity) in SetsOf(context).Where(set => !_sets.ContainsKey(set.Entity)))
                _sets.Add(entity, $"'{context.Name}.{name}' holds it");
        }
    }

    /// <summary>Whether the compilation uses EF Core: without it, <c>[Table]</c> and <c>[Key]</c> speak to others.</summary>
    public static bool AreKnownTo(Compilation compilation) => !compilation.GetTypesByMetadataName(EntityFramework + ".DbContext").IsEmpty;

    /// <param name="contexts">The contexts of the compilation itself.</param>
    /// <param name="compilation">The compilation, for those of its references.</param>
    public static EntitySets Of(IEnumerable<INamedTypeSymbol> contexts, Compilation compilation) =>
        new(contexts.Concat(compilation.SourceModule.ReferencedAssemblySymbols.Where(UsesEntityFramework).SelectMany(static one => TypesIn(one.GlobalNamespace)).Where(IsContext)));

    public static bool IsContext(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && type.IsOrInherits(EntityFramework, "DbContext");

    /// <summary>Why a type is an entity, or nothing.</summary>
    public string? ReasonFor(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named || Has(named, EntityFramework, "KeylessAttribute"))
            return null;

        return _sets.TryGetValue(named, out var set) ? set
            : IsUnchanging(named) ? null
            : Has(named, EntityFramework, "OwnedAttribute") ? "it is marked [Owned]"
            : Has(named, EntityFramework, "PrimaryKeyAttribute") ? "it is marked [PrimaryKey]"
            : Has(named, Annotations + ".Schema", "TableAttribute") ? "it is marked [Table]"
            : named.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(static member => Has(member, Annotations, "KeyAttribute")) is { } key ? $"'{key.Name}' is marked [Key]"
            : null;
    }

    private static IEnumerable<(string Name, ITypeSymbol Entity)> SetsOf(INamedTypeSymbol context)
    {
        for (var current = context; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.Type is INamedTypeSymbol set && set.Is(EntityFramework, "DbSet", 1))
                    yield return (property.Name, set.TypeArguments[0]);
            }
        }
    }

    // A record of what was read, whatever its attributes say to other readers.
    private static bool IsUnchanging(INamedTypeSymbol type) =>
        type.IsRecord && type.GetMembers().OfType<IPropertySymbol>().All(static member => member.SetMethod is null or { IsInitOnly: true });

    private static bool Has(ISymbol symbol, string @namespace, string attribute) =>
        symbol.GetAttributes().Any(one => one.AttributeClass.Is(@namespace, attribute));

    private static bool UsesEntityFramework(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith(EntityFramework, StringComparison.Ordinal)
        && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static one => one.Name == EntityFramework));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static one => one is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(one));
}
