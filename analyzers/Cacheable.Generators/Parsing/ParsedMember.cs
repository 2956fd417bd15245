using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>A member of an interface with what the decorator does for it.</summary>
/// <param name="Member">The member.</param>
/// <param name="IsExplicit">Whether another member or a name of ours is in its way.</param>
/// <param name="Scope">What was found out about it, where it is a method.</param>
/// <param name="Behaviour">What the decorator does.</param>
internal sealed record ParsedMember(ISymbol Member, bool IsExplicit, MethodScope? Scope, MethodBehaviour Behaviour)
{
    public static ParsedMember Of(INamedTypeSymbol decorated, ISymbol member, bool isExplicit, Compilation compilation)
    {
        if (member is not IMethodSymbol method)
        {
            return new ParsedMember(member, isExplicit, Scope: null, PassThrough.Instance);
        }

        var scope = new MethodScope(decorated, method, compilation);
        return new ParsedMember(member, isExplicit, scope, MethodParser.Parse(scope));
    }
}
