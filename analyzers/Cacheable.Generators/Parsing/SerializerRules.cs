using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>What a method's own serializer has to be. It may come from the container, so how it is constructed is not looked at.</summary>
internal static class SerializerRules
{
    private const string Interface = "ICacheSerializer";

    /// <summary>Why <paramref name="type"/> is none, and what to write; or nothing.</summary>
    public static (string Problem, string Remedy)? Offence(ITypeSymbol type, MethodScope scope) => type switch
    {
        INamedTypeSymbol { IsUnboundGenericType: true } => ("has open type parameters", "write the types"),
        _ when !type.IsOrInherits("Cacheable", Interface) => ("is no serializer", $"implement {Interface}, or remove it"),
        _ when IsFileLocal(type) || !scope.IsAccessible(type) => ("cannot be seen by a decorator", "make it internal or public"),
        _ => null,
    };

    /// <summary>
    /// Whether the entries of a method have no payloads: those that L1 alone holds, but where an update may replace one, which keeps a copy of what was written.
    /// </summary>
    public static bool WritesNothing(string tiers, MethodScope scope) => tiers == "L1" && !scope.Decorated.AllInterfaces.Prepend(scope.Decorated)
        .SelectMany(static one => one.GetMembers())
        .Any(static member => member.Find(KnownTypes.UpdatesCache) is not null);

    private static bool IsFileLocal(ITypeSymbol type) => type is INamedTypeSymbol { IsFileLocal: true } || (type.ContainingType is { } outer && IsFileLocal(outer));
}
