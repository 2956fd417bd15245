using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>04xx: where an attribute stands. {0} is always the member.</summary>
internal static class PlacementDescriptors
{
    private const string Category = "Cacheable.Placement";

    public static readonly DiagnosticDescriptor AttributeWithoutEffect = new(
        DiagnosticIds.AttributeWithoutEffect,
        "The attribute has no effect here",
        "[{1}] on '{0}' has no effect: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.AttributeWithoutEffect));
}
