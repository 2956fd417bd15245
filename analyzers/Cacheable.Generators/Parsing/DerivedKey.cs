using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>
/// The key of a method that names none: <c>Shop.IUserService.GetRateAsync(string,DateOnly):&lt;currency&gt;:&lt;day&gt;</c>.
/// It names the decorated interface, so that two services that inherit one method never meet; and the parameter types, so
/// that two overloads never do.
/// </summary>
internal static class DerivedKey
{
    public static string TemplateOf(MethodScope scope)
    {
        var method = scope.Method;
        var declaring = method.ContainingType;
        var isInherited = !SymbolEqualityComparer.Default.Equals(declaring, scope.Decorated);
        var types = string.Join(",", method.Parameters.Where(static parameter => !parameter.Type.IsCancellationToken()).Select(static parameter => NameOf(parameter.Type)));
        var head = $"{NameOf(scope.Decorated.OriginalDefinition)}{(isInherited ? "+" + NameOf(declaring.OriginalDefinition) : string.Empty)}.{method.Name}({types})";
        var segments = TypeParameters(scope).Concat(scope.KeyParameters.Select(static parameter => parameter.Name));
        return string.Concat(segments.Select(static name => $"{KeyGrammar.Separator}<{name}>").Prepend(head));
    }

    /// <summary>The method without its parameters, <c>Shop.IUserService.RenameAsync</c>.</summary>
    public static string NameOf(MethodScope scope) => $"{NameOf(scope.Decorated.OriginalDefinition)}.{scope.Method.Name}";

    private static IEnumerable<string> TypeParameters(MethodScope scope) => scope.TypeArguments.Select(static pair => pair.Name);

    // Written without < > { }, which would be placeholders. A type of the namespace System goes by its own name.
    private static string NameOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{NameOf(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        ITypeParameterSymbol or IDynamicTypeSymbol => type.Name.Length == 0 ? "dynamic" : type.Name,
        INamedTypeSymbol { IsTupleType: true } tuple => $"({string.Join(",", tuple.TupleElements.Select(static element => NameOf(element.Type)))})",
        INamedTypeSymbol nullable when nullable.IsNullableValue() => NameOf(nullable.TypeArguments[0]) + "?",
        INamedTypeSymbol named when named.SpecialType is not SpecialType.None and not SpecialType.System_DateTime && named.Arity == 0 =>
            named.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes)),
        INamedTypeSymbol named => Qualify(named),
        _ => type.Name,
    };

    private static string Qualify(INamedTypeSymbol type)
    {
        var outer = type.ContainingType is { } containing ? NameOf(containing) + "."
            : type.ContainingNamespace.IsGlobalNamespace || type.ContainingNamespace.ToDisplayString() == "System" ? string.Empty
            : type.ContainingNamespace.ToDisplayString() + ".";
        return type.Arity == 0
            ? outer + type.Name
            : $"{outer}{type.Name}[{string.Join(",", type.TypeArguments.Select(NameOf))}]";
    }
}
