using System.Collections.Immutable;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>The members that a class implementing an interface has to forward, those of base interfaces included.</summary>
internal static class InheritedMembers
{
    // No member may be called like its class.
    private const string NameOfDecorator = "Decorator";

    /// <summary>The members, each with whether another one or a name of ours is in its way.</summary>
    public static ImmutableArray<(ISymbol Member, bool IsExplicit)> Of(INamedTypeSymbol type)
    {
        var members = type.AllInterfaces.Prepend(type).SelectMany(static one => one.GetMembers()).Where(IsForwarded).ToList();
        var byName = members.ToLookup(static member => member.Name);
        return [.. members.Select(member => (member, IsTaken(member.Name) || byName[member.Name].Any(other => Clash(member, other))))];
    }

    private static bool IsTaken(string name) => ObjectMembers.Names.Contains(name) || name.EndsWith(NameOfDecorator, StringComparison.Ordinal);

    /// <summary>Whether a class has to implement, or may reimplement, the member.</summary>
    private static bool IsForwarded(ISymbol member) => member is { IsStatic: false } and ({ IsAbstract: true } or { IsVirtual: true }) && member switch
    {
        IMethodSymbol method => method.MethodKind == MethodKind.Ordinary && method.ExplicitInterfaceImplementations.IsEmpty,
        IPropertySymbol property => property.ExplicitInterfaceImplementations.IsEmpty,
        IEventSymbol @event => @event.ExplicitInterfaceImplementations.IsEmpty,
        _ => false,
    };

    // Coarser than the language: an explicit implementation is never wrong, only longer.
    private static bool Clash(ISymbol member, ISymbol other)
    {
        if (SymbolEqualityComparer.Default.Equals(member.ContainingType, other.ContainingType))
        {
            return false;
        }

        return (member, other) switch
        {
            (IMethodSymbol left, IMethodSymbol right) => left.Arity == right.Arity && left.Parameters.Length == right.Parameters.Length,
            (IPropertySymbol { IsIndexer: true } left, IPropertySymbol { IsIndexer: true } right) => left.Parameters.Length == right.Parameters.Length,
            _ => true,
        };
    }
}
