using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses a method with <c>[InvalidatesCache]</c>.</summary>
internal static class InvalidatingMethodParser
{
    /// <summary>The behaviour, or nothing where a finding says why not.</summary>
    public static InvalidatingBehaviour? Parse(MethodScope scope, IReadOnlyList<AttributeData> attributes)
    {
        var names = attributes.Where(NamesKeys).Select(attribute => Name(scope, attribute)).ToList();
        var tags = attributes.Select(attribute => TagParser.Parse(scope, attribute, isInvalidation: true)).ToList();
        var nameSomething = attributes.Select(attribute => NamesSomething(scope, attribute)).ToList();
        return CallRules.CanCarry(scope, attributes[0])
            && !names.Contains(null) && !tags.Contains(null) && !nameSomething.Contains(false)
            && CanReturn(scope, attributes[0])
            ? new InvalidatingBehaviour
            {
                Method = scope.Name,
                Names = names.OfType<KeyModel>().ToEquatableArray(),
                Tags = tags.SelectMany(static one => one!).ToEquatableArray(),
            }
            : null;
    }

    private static bool NamesKeys(AttributeData attribute) => attribute.ConstructorArguments.Length > 0;

    private static bool NamesSomething(MethodScope scope, AttributeData attribute)
    {
        var namesSomething = NamesKeys(attribute) || attribute.Tags().Any();
        if (!namesSomething)
        {
            WithoutEffect(scope, attribute, "it names nothing to invalidate", "write a key or pattern ('user:<id>:*'), or Tags");
        }

        return namesSomething;
    }

    private static KeyModel? Name(MethodScope scope, AttributeData attribute)
    {
        var source = TemplateSource.OfInvalidation(attribute, scope);
        if (Templates.Read(scope, source) is not { } template)
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
            WithoutEffect(scope, attribute, "its result cannot be kept until the invalidation is done", "return it by value");
        }

        return canReturn;
    }

    private static void WithoutEffect(MethodScope scope, AttributeData attribute, string problem, string remedy) =>
        scope.Report(
            DiagnosticIds.AttributeWithoutEffect, attribute.Location(), attribute.Location(), suggestion: null, "InvalidatesCache", problem, remedy);
}
