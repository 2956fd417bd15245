using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Finds the interface member behind a method.</summary>
internal static class InterfaceMember
{
    /// <summary>The member that <paramref name="method"/> implements, explicitly or by name.</summary>
    public static IMethodSymbol? ImplementedBy(IMethodSymbol method)
    {
        if (method.ExplicitInterfaceImplementations.FirstOrDefault() is { } named)
            return named;

        return method.ContainingType.AllInterfaces
            .SelectMany(type => type.GetMembers(method.Name).OfType<IMethodSymbol>())
            .FirstOrDefault(member => Implements(method, member));
    }

    private static bool Implements(IMethodSymbol method, IMethodSymbol member) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method);
}
