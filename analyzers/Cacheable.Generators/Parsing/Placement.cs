using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Decides whether an attribute stands where the generator reads it.</summary>
internal static class Placement
{
    /// <summary>The attributes that stand on methods.</summary>
    public static readonly string[] Names = [KnownTypes.Cached, KnownTypes.InvalidatesCache, KnownTypes.UpdatesCache, KnownTypes.WriteBehind];

    /// <summary>The attributes on <paramref name="method"/> that have no effect because of what the method is, wherever it is declared.</summary>
    public static IEnumerable<Finding> FindingsOn(IMethodSymbol method)
    {
        if (ReasonAgainst(method) is not { } reason)
        {
            return [];
        }

        return Names.SelectMany(name => method.FindAll(name)).Select(attribute => FindingOf(attribute, method, reason));
    }

    /// <summary>Why an interface cannot be decorated, or nothing.</summary>
    public static (string Problem, string Remedy)? ReasonAgainst(INamedTypeSymbol type, Compilation compilation)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return ($"'{current.Name}' cannot be seen by a decorator", "make it internal or public");
            }
        }

        foreach (var member in type.AllInterfaces.Prepend(type).SelectMany(static one => one.GetMembers()))
        {
            if (member is { IsStatic: true, IsAbstract: true })
            {
                return ($"the interface has the static abstract member '{member.Name}', which no decorator can forward", "move it to another interface");
            }

            if (member is { IsAbstract: true } && !compilation.IsSymbolAccessibleWithin(member, compilation.Assembly))
            {
                return ($"the interface has the member '{member.Name}', which a decorator cannot call", "make it public or internal");
            }
        }

        return null;
    }

    /// <summary>The finding for an attribute that has no effect.</summary>
    public static Finding FindingOf(AttributeData attribute, IMethodSymbol method, (string Problem, string Remedy) reason)
    {
        var name = attribute.AttributeClass!.Name;
        var owner = method.AssociatedSymbol ?? method;
        return new Finding(
            DiagnosticIds.AttributeWithoutEffect,
            attribute.Location(),
            attribute.Location(),
            [$"{owner.ContainingType?.Name}.{owner.Name}", name.Substring(0, name.Length - "Attribute".Length), reason.Problem, reason.Remedy]);
    }

    /// <summary>Whether a decorator can stand in for the method.</summary>
    public static bool IsDecorated(IMethodSymbol method) => ReasonAgainst(method) is null;

    private static (string Problem, string Remedy)? ReasonAgainst(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => ("no decorator sees a call inside a method", "move it to an interface method"),
        { AssociatedSymbol: not null } => ("a property or event is not cached", "make it a method"),
        { IsStatic: true } => ("a static method has no instance to decorate", "make it an instance method of an interface"),
        { ContainingType.TypeKind: not TypeKind.Interface } => ("only calls through an interface can be decorated", RemedyFor(method)),
        { ExplicitInterfaceImplementations.IsEmpty: false } => ("it implements a method of another interface", "move it to that method"),
        { IsAbstract: false, IsVirtual: false } => ("a private or sealed method cannot be decorated", "make it a public method"),
        { IsVararg: true } => ("a call with __arglist cannot be decorated", "take an array"),
        _ => null,
    };

    private static string RemedyFor(IMethodSymbol method) => InterfaceMember.ImplementedBy(method) is { } member
        ? $"move it to '{member.ContainingType.Name}.{member.Name}'"
        : "declare the method in an interface and move it there";
}
