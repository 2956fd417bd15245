using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Usage;

/// <summary>Which calls of a class to itself mean the same when they are made through its interface.</summary>
internal static class SelfCallShape
{
    /// <summary>The method's name with its type arguments.</summary>
    public static SimpleNameSyntax NameOf(ExpressionSyntax called) => called is MemberAccessExpressionSyntax access ? access.Name : (SimpleNameSyntax)called;

    /// <summary>
    /// Whether the call can be made through the interface: not while the object is made, because its decorator is not there yet, and
    /// only with arguments that the interface's own declaration takes.
    /// </summary>
    public static bool CanBeMoved(ExpressionSyntax called, IMethodSymbol member)
    {
        var place = called.Ancestors().FirstOrDefault(static node =>
            node is ConstructorDeclarationSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax);
        if (called is not (SimpleNameSyntax or MemberAccessExpressionSyntax)
            || place is ConstructorDeclarationSyntax or DestructorDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null })
        {
            return false;
        }

        return called.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } || Takes(member, arguments);
    }

    private static bool Takes(IMethodSymbol member, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var names = new HashSet<string>(member.Parameters.Select(static parameter => parameter.Name));
        return arguments.All(argument => argument.NameColon is null || names.Contains(argument.NameColon.Name.Identifier.ValueText))
            && (arguments.Any(static argument => argument.NameColon is not null) || member.Parameters.Skip(arguments.Count).All(static parameter => parameter.IsOptional || parameter.IsParams));
    }
}
