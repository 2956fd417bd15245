using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Values;

/// <summary>What the contexts of System.Text.Json cover: the types that they name, and what these consist of.</summary>
internal sealed class JsonCoverage
{
    private const string Json = "System.Text.Json.Serialization";

    // As the runtime's own context has them.
    private static readonly string[] Plain =
    [
        "bool", "byte", "short", "int", "long", "uint", "ulong", "float", "double", "decimal", "char", "string",
        "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan",
        "bool?", "int?", "long?", "double?", "decimal?", "System.Guid?", "System.DateTime?", "System.DateTimeOffset?", "System.DateOnly?", "System.TimeSpan?",
        "byte[]",
    ];

    private readonly HashSet<ITypeSymbol> _covered = new(SymbolEqualityComparer.Default);

    private JsonCoverage(IEnumerable<INamedTypeSymbol> contexts)
    {
        foreach (var root in contexts.SelectMany(static context => context.GetAttributes()).Select(RootOf).OfType<ITypeSymbol>())
            _covered.UnionWith(ValueGraph.Of(root).Select(static one => one.Type));
    }

    /// <param name="contexts">The contexts of the compilation itself.</param>
    /// <param name="compilation">The compilation, for those of its references.</param>
    public static JsonCoverage Of(IEnumerable<INamedTypeSymbol> contexts, Compilation compilation) =>
        new(contexts.Concat(compilation.SourceModule.ReferencedAssemblySymbols.Where(MayHaveContexts).SelectMany(static one => TypesIn(one.GlobalNamespace)).Where(IsContext)));

    public static bool IsContext(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && type.BaseType.Is(Json, "JsonSerializerContext");

    /// <summary>Whether the type is covered. What a type parameter will be nobody knows yet.</summary>
    public bool Covers(ITypeSymbol type) =>
        IsOpen(type)
        || _covered.Contains(type)
        || Plain.Contains(type.WithNullableAnnotation(type.IsNullableValue() ? type.NullableAnnotation : NullableAnnotation.NotAnnotated).ToDisplayString());

    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen),
        _ => false,
    };

    private static ITypeSymbol? RootOf(AttributeData attribute) =>
        attribute.AttributeClass.Is(Json, "JsonSerializableAttribute") ? attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol : null;

    private static bool MayHaveContexts(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("System.", StringComparison.Ordinal)
        && !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
        && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static one => one.Name == "System.Text.Json"));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static one => one is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(one));
}
