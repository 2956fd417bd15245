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

    public static readonly DiagnosticDescriptor DeferredSequence = new(
        DiagnosticIds.DeferredSequence,
        "A deferred sequence is cached",
        "'{0}' caches '{1}', {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.DeferredSequence));

    public static readonly DiagnosticDescriptor CachedEntity = new(
        DiagnosticIds.CachedEntity,
        "An EF Core entity is cached",
        "'{0}' caches '{1}', an entity of EF Core ({2}): it may hang on a context that is gone, drags along what it navigates to, and whoever changes it changes it for all; return a record of what callers need",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.CachedEntity),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor DisposableValue = new(
        DiagnosticIds.DisposableValue,
        "A disposable value is cached",
        "'{0}' caches '{1}', which is disposable: the first caller to dispose of it takes it from all others, and what leaves the cache nobody disposes of; return the data that is in it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.DisposableValue));

    public static readonly DiagnosticDescriptor UncoveredValue = new(
        DiagnosticIds.UncoveredValue,
        "No JsonSerializerContext covers the value",
        "'{0}' caches '{1}', which no JsonSerializerContext covers, and {2} leaves nothing to write it to L2 by; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UncoveredValue),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor SynchronousRemoteCall = new(
        DiagnosticIds.SynchronousRemoteCall,
        "A synchronous cached method with a remote tier",
        "'{0}' is synchronous and looks in L2, so that its caller's thread is blocked while the network answers; return 'Task<{1}>', or write 'Tiers = CacheTiers.L1'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.SynchronousRemoteCall));
}
