using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.Generators.Parsing;

/// <summary>A template's text with the place where it is written.</summary>
internal sealed class TemplateSource
{
    private readonly ExpressionSyntax? _expression;
    private readonly IMethodSymbol _method;

    private TemplateSource(string text, TemplateRole role, AttributeData attribute, ExpressionSyntax? expression, IMethodSymbol method)
    {
        (Text, Role, Attribute) = (text, role, attribute.Location());
        (_expression, _method) = (expression, method);
    }

    /// <summary>Whether the attribute names no key.</summary>
    public bool IsDerived { get; private init; }

    public string Text { get; }

    public TemplateRole Role { get; }

    public Location Attribute { get; }

    /// <summary>The whole template.</summary>
    public Location Location => IsDerived ? Attribute : LocationOf(new TemplateSpan(0, Text.Length));

    /// <summary>The key that <c>[Cached]</c> names, or else the one that is derived.</summary>
    public static TemplateSource OfKey(AttributeData cached, MethodScope scope) =>
        new(cached.Template() ?? DerivedKey.TemplateOf(scope), TemplateRole.Key, cached, cached.TemplateExpression(), scope.Method)
        {
            IsDerived = cached.Template() is null,
        };

    /// <summary>The key or pattern that <c>[InvalidatesCache]</c> names.</summary>
    public static TemplateSource OfInvalidation(AttributeData invalidating, MethodScope scope) =>
        new(invalidating.Template() ?? string.Empty, TemplateRole.KeyOrPattern, invalidating, invalidating.TemplateExpression(), scope.Method);

    /// <summary>The tags that an attribute names.</summary>
    public static IEnumerable<TemplateSource> OfTags(AttributeData attribute, MethodScope scope) =>
        attribute.Tags().Select(tag => new TemplateSource(tag.Text, TemplateRole.Tag, attribute, tag.Expression, scope.Method));

    /// <summary>What to write at <see cref="LocationOf(TemplateSpan)"/> so that <paramref name="text"/> stands in the template's stretch <paramref name="span"/>.</summary>
    public string Suggestion(TemplateSpan span, string text) =>
        _expression is not null && LocationOf(span).SourceSpan != _expression.Span ? text : Text.Remove(span.Start, span.Length).Insert(span.Start, text);

    /// <summary>A stretch of the template: inside its literal; else the constant that it is; else the attribute.</summary>
    public Location LocationOf(TemplateSpan span)
    {
        if (_expression is null || IsDerived)
        {
            return Attribute;
        }

        var within = span.Length > 0 && _expression is LiteralExpressionSyntax literal ? literal.Token.Text.IndexOf(Text, StringComparison.Ordinal) : -1;
        return within < 0
            ? _expression.GetLocation()
            : Location.Create(_expression.SyntaxTree, new TextSpan(_expression.SpanStart + within + span.Start, span.Length));
    }

    /// <summary>A placeholder; in a derived template, the parameter it stands for.</summary>
    public Location LocationOf(PlaceholderPart placeholder) =>
        IsDerived && _method.Parameters.FirstOrDefault(parameter => parameter.Name == placeholder.Root) is { Locations: [var place, ..] }
            ? place
            : LocationOf(placeholder.PathSpan);
}
