using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses the tags of <c>[Cached]</c> and <c>[InvalidatesCache]</c>.</summary>
internal static class TagParser
{
    /// <summary>The tags, or nothing where a finding says why not.</summary>
    public static IReadOnlyList<KeyModel>? Parse(MethodScope scope, AttributeData attribute, bool isInvalidation)
    {
        var tags = TemplateSource.OfTags(attribute, scope).Select(source => Tag(scope, source, isInvalidation)).ToList();
        return tags.Contains(null) ? null : [.. tags.OfType<KeyModel>()];
    }

    private static KeyModel? Tag(MethodScope scope, TemplateSource source, bool isInvalidation)
    {
        if (Templates.Read(scope, source) is not { } template)
        {
            return null;
        }

        scope.Add(template, isInvalidation, source);
        return new TemplateBinder(scope, source, formatsLate: !isInvalidation).Bind(template);
    }
}
