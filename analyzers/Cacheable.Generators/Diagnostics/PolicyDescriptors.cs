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

    public static readonly DiagnosticDescriptor AbsenceNotKept = new(
        DiagnosticIds.AbsenceNotKept,
        "A nullable result without Negative",
        "'{0}' may return null, which is not kept: every call for what is not there reaches the source; write 'Negative = \"{1}\"'",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.AbsenceNotKept));

    public static readonly DiagnosticDescriptor AbsenceNeverMet = new(
        DiagnosticIds.AbsenceNeverMet,
        "Negative on a result that cannot be null",
        "Negative on '{0}' keeps an absence that cannot be: '{1}' is never null; remove it, or return '{1}?' where nothing may be found",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.AbsenceNeverMet));

    public static readonly DiagnosticDescriptor CachedCommand = new(
        DiagnosticIds.CachedCommand,
        "A cached method looks like a command",
        "'{0}' is cached and named like a command ('{1}'), and a call that is answered from the cache does nothing; remove [Cached], "
        + "write [InvalidatesCache] if the method changes what others cache, or name it for what it returns",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.CachedCommand));

    public static readonly DiagnosticDescriptor ContradictingAttributes = new(
        DiagnosticIds.ContradictingAttributes,
        "Attributes of one method contradict",
        "[{1}] on '{0}' contradicts {2}: {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.ContradictingAttributes));
}
