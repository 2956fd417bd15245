using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>04xx: what code does with an annotated interface.</summary>
internal static class UsageDescriptors
{
    private const string Category = "Cacheable.Usage";

    public static readonly DiagnosticDescriptor SelfCall = new(
        DiagnosticIds.SelfCall,
        "A class calls its own cached member",
        "'{0}' calls its own '{1}' and not the decorator in front of it, so that {2}; inject IDecorated<{3}> and call its Service",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.SelfCall));

    public static readonly DiagnosticDescriptor NothingDecorates = new(
        DiagnosticIds.NothingDecorates,
        "An annotated interface is registered and nothing decorates it",
        "'{0}' is annotated and registered, and nothing calls AddCacheable, so that its calls bypass the cache; call services.AddCacheable() after the last registration",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.NothingDecorates),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor RegisteredTooLate = new(
        DiagnosticIds.RegisteredTooLate,
        "An annotated interface is registered after AddCacheable",
        "'{0}' is registered after AddCacheable, which decorates what is registered before it; move the registration before it, or write AddCached",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.RegisteredTooLate),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor CaptiveService = new(
        DiagnosticIds.CaptiveService,
        "A singleton keeps a decorated scoped service",
        "'{0}' is a singleton and keeps '{1}', which is scoped: it would hold one for good, with the connection and the transaction behind it; "
        + "make '{0}' scoped, or let it take an IServiceScopeFactory and open a scope for each use",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.CaptiveService),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor SharedEntries = new(
        DiagnosticIds.SharedEntries,
        "Two implementations of one interface share its entries",
        "'{0}' is registered twice, as {1} and as {2}, and both share its entries: what one loads, callers of the other get; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.SharedEntries),
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
