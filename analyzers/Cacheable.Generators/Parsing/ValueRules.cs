using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>What System.Text.Json can and cannot store, type by type.</summary>
internal static class ValueRules
{
    private const string Json = "System.Text.Json.Serialization";
    private const string Collections = "System.Collections.Generic";

    private static readonly string[] CollectionInterfaces =
    [
        "IEnumerable", "ICollection", "IList", "IReadOnlyCollection", "IReadOnlyList", "ISet", "IReadOnlySet", "IDictionary", "IReadOnlyDictionary",
        "IImmutableList", "IImmutableSet", "IImmutableDictionary", "IImmutableQueue", "IImmutableStack",
    ];

    /// <summary>Why a value of this type cannot be stored, whatever its members are.</summary>
    public static string? ReasonAgainst(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } => "its type is not known until run time",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "it is a pointer",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "it is a native handle",
        { TypeKind: TypeKind.Delegate } => "it is a delegate",
        { IsRefLikeType: true } => "it lives on the stack",
        IArrayTypeSymbol { Rank: > 1 } => "it is an array of several dimensions",
        _ when HasConverter(type) => null,
        _ when type.IsOrInherits("System.IO", "Stream") => "it is a stream",
        _ when type.IsOrInherits("System.Linq", "IQueryable") => "it is a query",
        _ when type.IsOrInherits(Collections, "IAsyncEnumerable", 1) => "it is an asynchronous sequence",
        _ when type.IsOrInherits(KnownTypes.Tasks, "Task") || type.Is(KnownTypes.Tasks, "ValueTask") || type.Is(KnownTypes.Tasks, "ValueTask", 1) => "it is a task",
        _ when type.IsCancellationToken() => "it is a cancellation token",
        _ when type.IsOrInherits("System", "Type") => "it is a type",
        { TypeKind: TypeKind.Interface } when IsCollectionInterface(type) => null,
        { TypeKind: TypeKind.Interface } => IsPolymorphic(type) ? null : "it is an interface without [JsonDerivedType]",
        { TypeKind: TypeKind.Class, IsAbstract: true } when !IsStoredAsAWhole(type) => IsPolymorphic(type) ? null : "it is abstract without [JsonDerivedType]",
        _ => null,
    };

    /// <summary>Whether a value gives what it has to its first reader: it cannot be shared, in whatever tier.</summary>
    public static bool IsReadOnce(ITypeSymbol type) =>
        type.IsOrInherits("System.IO", "Stream")
        || type.IsOrInherits("System.Linq", "IQueryable")
        || type.IsOrInherits("System.Collections", "IEnumerator")
        || type.IsOrInherits(Collections, "IAsyncEnumerable", 1);

    /// <summary>Whether a type is a sequence that is made while it is read, or may be one: for each reader again, or for the first alone.</summary>
    public static bool IsDeferred(ITypeSymbol type) =>
        type.Is(Collections, "IEnumerable", 1)
        || type.Is("System.Collections", "IEnumerable")
        || type.Is("System.Linq", "IOrderedEnumerable", 1)
        || type.IsOrInherits("System.Linq", "ParallelQuery")
        || type.IsOrInherits("System.Linq", "IQueryable")
        || type.IsOrInherits(Collections, "IAsyncEnumerable", 1);

    /// <summary>Whether who has a value is to dispose of it. A task is disposable and nobody does.</summary>
    public static bool IsDisposable(ITypeSymbol type) => type is ITypeParameterSymbol parameter
        ? parameter.ConstraintTypes.Any(IsDisposable)
        : !type.IsOrInherits(KnownTypes.Tasks, "Task")
            && (type.IsOrInherits("System", "IDisposable") || type.IsOrInherits("System", "IAsyncDisposable"));

    /// <summary>Whether the serializer writes the type by a converter, so that its members do not matter.</summary>
    public static bool IsStoredAsAWhole(ITypeSymbol type) =>
        type.SpecialType is not SpecialType.None
        || type.TypeKind == TypeKind.Enum
        || HasConverter(type)
        || (type.ContainingNamespace?.ToDisplayString() is "System" && (type.IsValueType || type.Name is "Uri" or "Version") && type is not INamedTypeSymbol { Arity: > 0 })
        || type.ContainingNamespace?.ToDisplayString() is "System.Text.Json" or "System.Text.Json.Nodes";

    public static bool IsCollection(INamedTypeSymbol type) =>
        type.Arity > 0 && (type.IsOrInherits(Collections, "IEnumerable", 1) || type.Is("System", "Memory", 1) || type.Is("System", "ReadOnlyMemory", 1));

    public static bool IsIgnored(ISymbol member) =>
        member.GetAttributes().Any(static attribute => attribute.AttributeClass.Is(Json, "JsonConverterAttribute")
            || (attribute.AttributeClass.Is(Json, "JsonIgnoreAttribute") && attribute.Named("Condition") is null or { Value: 1 }));

    /// <summary>The types of a collection's or tuple's elements, each with its step in a path.</summary>
    public static IEnumerable<(string Step, ITypeSymbol Type)> Elements(INamedTypeSymbol type) => type.IsTupleType
        ? type.TupleElements.Select(static element => ("." + element.Name, element.Type))
        : type.TypeArguments.Select(static argument => ("[]", argument));

    public static bool HasJsonAttribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass.Is(Json, name));

    /// <summary>The types that <c>[JsonDerivedType]</c> names.</summary>
    public static IEnumerable<ITypeSymbol> DerivedTypes(ITypeSymbol type) =>
        type.GetAttributes()
            .Where(static attribute => attribute.AttributeClass.Is(Json, "JsonDerivedTypeAttribute"))
            .Select(static attribute => attribute.ConstructorArguments[0].Value)
            .OfType<ITypeSymbol>();

    private static bool HasConverter(ITypeSymbol type) => HasJsonAttribute(type, "JsonConverterAttribute");

    private static bool IsPolymorphic(ITypeSymbol type) =>
        HasJsonAttribute(type, "JsonPolymorphicAttribute")
        || type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "JsonDerivedTypeAttribute" } known && known.ContainingNamespace.ToDisplayString() == Json);

    private static bool IsCollectionInterface(ITypeSymbol type) =>
        CollectionInterfaces.Contains(type.Name)
        && type.ContainingNamespace.ToDisplayString() is Collections or "System.Collections.Immutable";
}
