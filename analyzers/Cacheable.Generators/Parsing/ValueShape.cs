using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>
/// What bytes of a type may depend on, whatever serializer writes them: the names, types and order of its public members at any depth, what attributes say of
/// them (numbers, names, derived types), the values of enums. Types of .NET count by name. Race 40.
/// </summary>
internal static class ValueShape
{
    // A generic type may expand without end; nothing honest is as deep.
    private const int Deepest = 24;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // Generator and analyzers both ask, and many methods return the same type. Symbols are of one compilation, so nothing grows old.
    private static readonly ConditionalWeakTable<ITypeSymbol, StrongBox<ulong>> Known = new();

    /// <summary>A hash that is the same in every build that sees the type alike; never zero.</summary>
    public static ulong Of(ITypeSymbol type) => Known.GetValue(type, static of => new StrongBox<ulong>(Hash(TextOf(of)))).Value;

    /// <summary>What is hashed.</summary>
    public static string TextOf(ITypeSymbol type)
    {
        var text = new StringBuilder();
        Append(text, type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default), depth: 0);
        return text.ToString();
    }

    // FNV-1a: what is hashed comes from the application's own source, so nobody looks for collisions.
    private static ulong Hash(string text)
    {
        var hash = Offset;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return hash == 0 ? Prime : hash;
    }

    private static void Append(StringBuilder text, ITypeSymbol type, HashSet<ITypeSymbol> seen, int depth)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Append(text, array.ElementType, seen, depth + 1);
                text.Append('[').Append(array.Rank).Append(']');
                break;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                AppendAll(text, tuple.TupleElements.Select(static element => element.Type), seen, depth);
                break;
            case INamedTypeSymbol named:
                AppendNamed(text, named, seen, depth);
                break;
            default:
                text.Append(type.Name);
                break;
        }
    }

    private static void AppendNamed(StringBuilder text, INamedTypeSymbol type, HashSet<ITypeSymbol> seen, int depth)
    {
        text.Append(type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        AppendAll(text, type.TypeArguments, seen, depth);
        if (IsOfTheFramework(type) || depth > Deepest || !seen.Add(type))
        {
            return;
        }

        AppendAttributes(text, type, seen, depth);
        text.Append('{');
        if (type.EnumUnderlyingType is { } underlying)
        {
            text.Append(underlying.Name);
            foreach (var value in type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue))
            {
                text.Append(';').Append(value.Name).Append('=').Append(Convert.ToString(value.ConstantValue, CultureInfo.InvariantCulture));
            }
        }
        else
        {
            AppendMembers(text, type, seen, depth);
        }

        text.Append('}');
    }

    private static void AppendMembers(StringBuilder text, INamedTypeSymbol type, HashSet<ITypeSymbol> seen, int depth)
    {
        for (var current = type; current is not null && !IsOfTheFramework(current); current = current.BaseType)
        {
            // A reference lists its fields before all else, a source where they stand.
            var members = current.GetMembers();
            foreach (var member in members.Where(static member => member is IPropertySymbol).Concat(members.Where(static member => member is IFieldSymbol)))
            {
                if (TypeOf(member) is { } memberType && member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
                {
                    AppendAttributes(text, member, seen, depth);
                    text.Append(member.Name).Append(':');
                    Append(text, memberType, seen, depth + 1);
                    text.Append(';');
                }
            }

            text.Append('|');
        }
    }

    // An order, a name, a union's types. The compiler's own are seen in a reference alone, conditional ones in the source alone, and nothing is written by them.
    private static void AppendAttributes(StringBuilder text, ISymbol symbol, HashSet<ITypeSymbol> seen, int depth)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } kind
                || attribute.ConstructorArguments.Length + attribute.NamedArguments.Length == 0
                || kind.ContainingNamespace.ToDisplayString() is "System.Runtime.CompilerServices"
                || kind.GetAttributes().Any(static of => of.AttributeClass.Is("System.Diagnostics", "ConditionalAttribute")))
            {
                continue;
            }

            text.Append('@').Append(kind.Name);
            foreach (var argument in attribute.ConstructorArguments)
            {
                AppendArgument(text, argument, seen, depth);
            }

            foreach (var argument in attribute.NamedArguments.OrderBy(static argument => argument.Key, StringComparer.Ordinal))
            {
                text.Append(argument.Key);
                AppendArgument(text, argument.Value, seen, depth);
            }
        }
    }

    private static void AppendArgument(StringBuilder text, TypedConstant argument, HashSet<ITypeSymbol> seen, int depth)
    {
        text.Append('=');
        if (argument.Kind == TypedConstantKind.Array)
        {
            foreach (var element in argument.IsNull ? Enumerable.Empty<TypedConstant>() : argument.Values)
            {
                AppendArgument(text, element, seen, depth);
            }
        }
        else if (argument.Value is ITypeSymbol type)
        {
            Append(text, type, seen, depth + 1);
        }
        else
        {
            text.Append(Convert.ToString(argument.Value, CultureInfo.InvariantCulture));
        }
    }

    private static void AppendAll(StringBuilder text, IEnumerable<ITypeSymbol> types, HashSet<ITypeSymbol> seen, int depth)
    {
        text.Append('<');
        foreach (var type in types)
        {
            Append(text, type, seen, depth + 1);
            text.Append(',');
        }

        text.Append('>');
    }

    // What .NET has inside changes with its version, and is written by converters.
    private static bool IsOfTheFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return type.SpecialType != SpecialType.None || space is { IsGlobalNamespace: false, Name: "System" };
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        _ => null,
    };
}
