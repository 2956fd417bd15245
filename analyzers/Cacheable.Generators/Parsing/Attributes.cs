using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.Generators.Parsing;

/// <summary>Reads Cacheable's attributes and finds where they are written.</summary>
internal static class Attributes
{
    public static AttributeData? Find(this ISymbol symbol, string name) => symbol.FindAll(name).FirstOrDefault();

    public static IEnumerable<AttributeData> FindAll(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is("Cacheable", name));

    public static bool IsAnnotated(this ISymbol symbol) =>
        symbol is IMethodSymbol && Placement.Names.Any(name => symbol.Find(name) is not null);

    /// <summary>The first argument of the constructor, as text.</summary>
    public static string? Template(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string text }, ..] ? text : null;

    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static Location Location(this AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Microsoft.CodeAnalysis.Location.None;

    /// <summary>Where a symbol is declared.</summary>
    public static Location Place(this ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Microsoft.CodeAnalysis.Location.None;

    public static Location NamedLocation(this AttributeData attribute, string name) =>
        attribute.NamedExpression(name)?.GetLocation() ?? attribute.Location();

    /// <summary>The expression that the template is written as.</summary>
    public static ExpressionSyntax? TemplateExpression(this AttributeData attribute) =>
        attribute.Arguments().FirstOrDefault(static argument => argument.NameEquals is null)?.Expression;

    /// <summary>The texts of the tags that the attribute sets, each with the expression it is written as.</summary>
    public static IEnumerable<(string Text, ExpressionSyntax? Expression)> Tags(this AttributeData attribute)
    {
        if (attribute.Named(nameof(Tags)) is not { Kind: TypedConstantKind.Array, IsNull: false } array)
        {
            return [];
        }

        var written = attribute.NamedExpression(nameof(Tags));
        var elements = ElementsOf(written).ToList();
        return array.Values.Select((element, index) =>
            (element.Value as string ?? string.Empty, elements.Count == array.Values.Length ? elements[index] : written));
    }

    private static ExpressionSyntax? NamedExpression(this AttributeData attribute, string name) =>
        attribute.Arguments().FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    private static IEnumerable<ExpressionSyntax> ElementsOf(ExpressionSyntax? array) => array switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
        ImplicitArrayCreationExpressionSyntax { Initializer: var list } => list.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
        _ => [],
    };

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(this AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments ?? default;
}
