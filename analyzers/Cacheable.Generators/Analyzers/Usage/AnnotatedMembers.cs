using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>The annotated interface members of a type, by the methods that implement them.</summary>
internal sealed class AnnotatedMembers
{
    private readonly Dictionary<IMethodSymbol, IMethodSymbol> _members = new(SymbolEqualityComparer.Default);

    public static AnnotatedMembers Of(INamedTypeSymbol type, Compilation compilation)
    {
        var members = new AnnotatedMembers();
        foreach (var decorated in type.AllInterfaces.Append(type).Where(one => InterfaceParser.IsDecorated(one, compilation)))
        {
            foreach (var member in decorated.GetMembers().OfType<IMethodSymbol>().Where(static member => member.IsAnnotated()))
            {
                // A call through a cast of 'this', or from a default implementation, names the interface's own member.
                members._members[member.OriginalDefinition] = member;
                if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation)
                    members._members[implementation.OriginalDefinition] = member;
            }
        }

        return members;
    }

    /// <summary>The annotated member that <paramref name="method"/> is, implements, or overrides the implementation of.</summary>
    public IMethodSymbol? Behind(IMethodSymbol? method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (_members.TryGetValue(current.OriginalDefinition, out var member))
                return member;
        }

        return null;
    }

    /// <summary>The interface of <paramref name="type"/> that callers know it by: the narrowest with <paramref name="member"/>.</summary>
    public static INamedTypeSymbol ServiceOf(INamedTypeSymbol type, IMethodSymbol member)
    {
        var candidates = type.AllInterfaces.Where(one => Has(one, member.ContainingType)).ToList();
        return candidates.Find(one => !candidates.Exists(other => other.AllInterfaces.Contains(one, SymbolEqualityComparer.Default))) ?? member.ContainingType;
    }

    private static bool Has(INamedTypeSymbol type, INamedTypeSymbol declaring) =>
        type.AllInterfaces.Prepend(type).Contains(declaring, SymbolEqualityComparer.Default);
}
