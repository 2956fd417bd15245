using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>03xx: how long, and how. {0} is always the member.</summary>
internal static class PolicyDescriptors
{
    private const string Category = "Cacheable.Policy";

    public static readonly DiagnosticDescriptor NoTimeToLive = new(
        DiagnosticIds.NoTimeToLive,
        "No time to live",
        "'{0}' is cached without a time to live; write 'Ttl = \"5m\"' here, or [CacheDefaults(Ttl = \"5m\")] on its interface or assembly",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.NoTimeToLive));

    public static readonly DiagnosticDescriptor MalformedDuration = new(
        DiagnosticIds.MalformedDuration,
        "A duration is malformed, zero, negative or beyond reason",
        "{1} = {2} on '{0}' {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.MalformedDuration));

    public static readonly DiagnosticDescriptor ContradictingSettings = new(
        DiagnosticIds.ContradictingSettings,
        "Settings contradict each other or the method",
        "{1} = {2} on '{0}' {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.ContradictingSettings));
}
