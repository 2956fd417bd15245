using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses a method with <c>[InvalidatesCache]</c>.</summary>
internal static class InvalidatingMethodParser
{
    /// <summary>The behaviour, or nothing where a finding says why not.</summary>
    public static InvalidatingBehaviour? Parse(MethodScope scope, IReadOnlyList<AttributeData> attributes)
    {
        var names = attributes.Select(attribute => Name(scope, attribute)).ToList();
        return CallRules.CanCarry(scope, attributes[0]) && !names.Contains(null) && CanReturn(scope, attributes[0])
            ? new InvalidatingBehaviour { Method = scope.Name, Names = names.OfType<KeyModel>().ToEquatableArray() }
            : null;
    }

    private static KeyModel? Name(MethodScope scope, AttributeData attribute)
    {
        var source = new TemplateSource(attribute.Template() ?? string.Empty, attribute, scope.Method);
        if (Templates.Read(scope, source, patternAllowed: true) is not { } template)
        {
            return null;
        }

        scope.Add(template, isInvalidation: true, source);
        return new TemplateBinder(scope, source).Bind(template);
    }

    private static bool CanReturn(MethodScope scope, AttributeData attribute)
    {
        var canReturn = scope.Method.RefKind == RefKind.None
            && !scope.Method.ReturnType.IsRefLikeType
            && scope.Method.ReturnType.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer);
        if (!canReturn)
        {
            scope.Report(
                Diagnostics.DiagnosticIds.AttributeWithoutEffect,
                attribute.Location(),
                attribute.Location(),
                suggestion: null,
                "InvalidatesCache",
                "its result cannot be kept until the invalidation is done",
                "return it by value");
        }

        return canReturn;
    }
}
