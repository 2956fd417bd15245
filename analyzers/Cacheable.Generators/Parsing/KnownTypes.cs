using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Recognizes types by name, so that no symbol has to be looked up in a compilation.</summary>
internal static class KnownTypes
{
    public const string Cached = "CachedAttribute";
    public const string InvalidatesCache = "InvalidatesCacheAttribute";
    public const string UpdatesCache = "UpdatesCacheAttribute";
    public const string WriteBehind = "WriteBehindAttribute";
    public const string CacheDefaults = "CacheDefaultsAttribute";
    public const string NotInKey = "NotInKeyAttribute";
    public const string Tasks = "System.Threading.Tasks";

    public static bool Is(this ITypeSymbol? type, string @namespace, string name, int arity = 0) =>
        type is INamedTypeSymbol named
        && named.Name == name
        && named.Arity == arity
        && named.ContainingType is null
        && named.ContainingNamespace.ToDisplayString() == @namespace;

    public static bool IsCancellationToken(this ITypeSymbol type) => type.Is("System.Threading", "CancellationToken");

    /// <summary>Whether a type is, derives from or implements the named one.</summary>
    public static bool IsOrInherits(this ITypeSymbol type, string @namespace, string name, int arity = 0)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(@namespace, name, arity))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(implemented => implemented.Is(@namespace, name, arity));
    }

    public static bool IsNullableValue(this ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The type without <c>?</c>, where it is a nullable value type.</summary>
    public static ITypeSymbol UnwrapNullable(this ITypeSymbol type) =>
        type.IsNullableValue() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
}
