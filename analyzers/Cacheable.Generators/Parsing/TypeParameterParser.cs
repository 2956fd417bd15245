using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses type parameters with their constraints.</summary>
internal static class TypeParameterParser
{
    public static EquatableArray<TypeParameterModel> Parse(IEnumerable<ITypeParameterSymbol> parameters) =>
        parameters.Select(Parse).ToEquatableArray();

    private static TypeParameterModel Parse(ITypeParameterSymbol parameter)
    {
        var kind = parameter switch
        {
            { HasUnmanagedTypeConstraint: true } => "unmanaged",
            { HasValueTypeConstraint: true } => "struct",
            { HasReferenceTypeConstraint: true, ReferenceTypeConstraintNullableAnnotation: NullableAnnotation.Annotated } => "class?",
            { HasReferenceTypeConstraint: true } => "class",
            { HasNotNullConstraint: true } => "notnull",
            _ => null,
        };
        IEnumerable<string?> constraints =
        [
            kind,
            .. parameter.ConstraintTypes.Select(TypeText.Of),
            parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false } ? "new()" : null,
            parameter.AllowsRefLikeType ? "allows ref struct" : null,
        ];
        return new TypeParameterModel(TypeText.Escape(parameter.Name), string.Join(", ", constraints.OfType<string>()), ExplicitConstraint(parameter));
    }

    // "T?" in an explicit implementation means nothing without it.
    private static string ExplicitConstraint(ITypeParameterSymbol parameter) =>
        parameter.HasValueTypeConstraint || parameter.HasUnmanagedTypeConstraint ? "struct"
            : parameter.HasReferenceTypeConstraint || parameter.ConstraintTypes.Any(static type => type.TypeKind == TypeKind.Class) ? "class"
            : "default";
}
