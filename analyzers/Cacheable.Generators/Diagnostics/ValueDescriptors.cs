using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>02xx: what goes in and out of a cached method. {0} is always the member.</summary>
internal static class ValueDescriptors
{
    private const string Category = "Cacheable.Values";

    public static readonly DiagnosticDescriptor NothingToCache = new(
        DiagnosticIds.NothingToCache,
        "Nothing to cache",
        "'{0}' returns '{1}', which leaves nothing to cache; remove [Cached], or write [InvalidatesCache] if the method changes what others cache",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.NothingToCache));

    public static readonly DiagnosticDescriptor UncacheableParameter = new(
        DiagnosticIds.UncacheableParameter,
        "A parameter that a cached call cannot carry",
        "Parameter '{1}' of '{0}' is {2}, which cannot be carried to a call that is made later; {3}, or remove the attribute",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UncacheableParameter));

    public static readonly DiagnosticDescriptor UnstorableValue = new(
        DiagnosticIds.UnstorableValue,
        "The value cannot be serialized for the remote tier",
        "'{0}' caches '{1}', which cannot be stored in L2: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UnstorableValue));
}
