using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>What a method puts in the place of an entry. {0} is always the member.</summary>
internal static class UpdateDescriptors
{
    private const string Category = "Cacheable.Updates";

    public static readonly DiagnosticDescriptor UpdatedValueDoesNotFit = new(
        DiagnosticIds.UpdatedValueDoesNotFit,
        "What [UpdatesCache] writes does not fit the cached method",
        "What '{0}' writes cannot take the place of an entry: {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UpdatedValueDoesNotFit));

    public static readonly DiagnosticDescriptor UpdateMatchesNothing = new(
        DiagnosticIds.UpdateMatchesNothing,
        "[UpdatesCache] matches no cached method of its interface",
        "'{1}' on '{0}' updates nothing: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UpdateMatchesNothing));
}
