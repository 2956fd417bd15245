using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.Generators.Parsing;

/// <summary>A template's text with the place where it is written.</summary>
internal sealed class TemplateSource(string text, AttributeData attribute, IMethodSymbol method)
{
    /// <summary>Whether the attribute names no key.</summary>
    public bool IsDerived { get; } = attribute.Template() is null;

    public string Text { get; } = text;

    public Location Attribute { get; } = attribute.Location();

    /// <summary>The whole template.</summary>
    public Location Location => IsDerived ? Attribute : LocationOf(new TemplateSpan(0, Text.Length));

    /// <summary>A stretch of the template: inside its literal; else the constant that it is; else the attribute.</summary>
    public Location LocationOf(TemplateSpan span)
    {
        if (attribute.TemplateExpression() is not { } expression || IsDerived)
        {
            return Attribute;
        }

        var within = span.Length > 0 && expression is LiteralExpressionSyntax literal ? literal.Token.Text.IndexOf(Text, StringComparison.Ordinal) : -1;
        return within < 0
            ? expression.GetLocation()
            : Microsoft.CodeAnalysis.Location.Create(expression.SyntaxTree, new TextSpan(expression.SpanStart + within + span.Start, span.Length));
    }

    /// <summary>A placeholder; in a derived template, the parameter it stands for.</summary>
    public Location LocationOf(PlaceholderPart placeholder) =>
        IsDerived && method.Parameters.FirstOrDefault(parameter => parameter.Name == placeholder.Root) is { Locations: [var place, ..] }
            ? place
            : LocationOf(placeholder.PathSpan);
}
