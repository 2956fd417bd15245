using System.Collections.Immutable;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses parameters.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> Parse(ImmutableArray<IParameterSymbol> parameters) =>
        parameters.Select(Parse).ToEquatableArray();

    public static bool HasPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HasPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasPointer),
        _ => false,
    };

    private static ParameterModel Parse(IParameterSymbol parameter) => new()
    {
        Name = TypeText.Escape(parameter.Name),
        Type = TypeText.Of(parameter.Type),
        Modifier = Modifier(parameter),
        ArgumentModifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In or RefKind.RefReadOnlyParameter => "in ",
            _ => string.Empty,
        },
        Attributes = AttributeText.Of(parameter.GetAttributes()),
        Cast = parameter is not { Type.TypeKind: TypeKind.Dynamic, RefKind: RefKind.None } ? string.Empty
            : parameter.NullableAnnotation == NullableAnnotation.Annotated ? "(object?)"
            : "(object)",
    };

    private static string Modifier(IParameterSymbol parameter)
    {
        if (parameter.IsParams)
        {
            return "params ";
        }

        // An out parameter is scoped as it is.
        var scoped = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " : string.Empty;
        return scoped + parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => string.Empty,
        };
    }
}
