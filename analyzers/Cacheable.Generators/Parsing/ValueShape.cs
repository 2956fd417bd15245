using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>
/// What bytes of a type may depend on, whatever serializer writes them: the names, types and order of its members at any depth, what attributes say of them
/// (numbers, names, derived types), the values of enums. Types of .NET count by name. Race 40.
/// </summary>
internal static class ValueShape
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // Generator and analyzers both ask, and many methods return the same type. Symbols are of one compilation, so nothing grows old.
    private static readonly ConditionalWeakTable<ITypeSymbol, StrongBox<ulong>> Known = new();

    /// <summary>
    /// A hash that is the same in every build that sees the type alike. Zero where a type parameter stands in it: what it will be the compiler does not know, and a hash of
    /// its name would part the entries of a generic method from those of all others.
    /// </summary>
    public static ulong Of(ITypeSymbol type, Compilation compilation)
    {
        if (IsOpen(type))
        {
            return 0;
        }

        if (!Known.TryGetValue(type, out var shape))
        {
            shape = Known.GetValue(type, of => new StrongBox<ulong>(Hash(TextOf(of, compilation))));
        }

        return shape.Value;
    }

    /// <summary>What is hashed.</summary>
    public static string TextOf(ITypeSymbol type, Compilation compilation) => new ShapeText(WholeTypes.Of(compilation)).Of(type);

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

    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen) || (named.ContainingType is { } outer && IsOpen(outer)),
        _ => false,
    };
}
