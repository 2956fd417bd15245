using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Parsing;

/// <summary>Types and names as code that compiles anywhere.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat Everywhere = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(ITypeSymbol type) => type.ToDisplayString(Everywhere);

    /// <summary>The type as <c>typeof</c> takes it.</summary>
    public static string OfTypeof(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Dynamic ? "object" : type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type as a person writes it.</summary>
    public static string InMessage(ITypeSymbol type) => type.ToDisplayString(Plain);

    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The definition as <c>typeof</c> takes it: <c>global::Shop.IRepository&lt;,&gt;</c>.</summary>
    public static string Unbound(INamedTypeSymbol type)
    {
        var name = Escape(type.Name) + (type.Arity == 0 ? string.Empty : "<" + new string(',', type.Arity - 1) + ">");
        return type.ContainingType is { } outer ? $"{Unbound(outer)}.{name}"
            : type.ContainingNamespace.IsGlobalNamespace ? "global::" + name
            : $"{type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{name}";
    }
}
