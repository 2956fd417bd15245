using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Keys;

/// <summary>Writes <c>[NotInKey]</c> on a parameter.</summary>
internal static class NotInKeyMark
{
    private const string NotInKey = "Cacheable.NotInKeyAttribute";
    private const string Suffix = "Attribute";

    /// <summary>The edit; <see langword="null"/> where the parameter is marked already.</summary>
    public static SourceEdit? Of(Document document, SemanticModel model, ParameterSyntax parameter) =>
        model.GetDeclaredSymbol(parameter)?.GetAttributes().Any(static one => one.AttributeClass?.ToDisplayString() == NotInKey) == true
            ? null
            : SourceEdit.Insert(document, parameter.SpanStart, $"[{AttributeName(model, parameter.SpanStart)}] ");

    private static string AttributeName(SemanticModel model, int position)
    {
        var name = model.Compilation.GetTypeByMetadataName(NotInKey)?.ToMinimalDisplayString(model, position) ?? NotInKey;
        return name.Substring(0, name.Length - Suffix.Length);
    }
}
