using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Attributes;

/// <summary>Writes <c>Name = value</c> into an attribute, or takes it out.</summary>
internal static class AttributeArguments
{
    /// <summary>Replaces the value where the name is there, and appends it where it is not.</summary>
    public static SourceEdit Set(Document document, AttributeSyntax attribute, string name, string value)
    {
        if (attribute.ArgumentList is not { } list)
            return SourceEdit.Insert(document, attribute.Name.Span.End, $"({name} = {value})");

        var present = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        if (present is not null)
            return SourceEdit.Replace(document, present.Expression.Span, value);

        // An empty list may hold blanks: the value goes right behind the parenthesis, and they go.
        return list.Arguments.Count == 0
            ? SourceEdit.Replace(document, TextSpan.FromBounds(list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart), $"{name} = {value}")
            : SourceEdit.Insert(document, list.Arguments.Last().Span.End, $", {name} = {value}");
    }

    /// <summary>Takes an argument out, with the comma that only it needed.</summary>
    public static SourceEdit Remove(Document document, AttributeArgumentSyntax argument)
    {
        var arguments = ((AttributeArgumentListSyntax)argument.Parent!).Arguments;
        var index = arguments.IndexOf(argument);
        return SourceEdit.Delete(document, index > 0 ? TextSpan.FromBounds(arguments[index - 1].Span.End, argument.Span.End)
            : arguments.Count > 1 ? TextSpan.FromBounds(argument.SpanStart, arguments[1].SpanStart)
            : argument.Span);
    }
}
