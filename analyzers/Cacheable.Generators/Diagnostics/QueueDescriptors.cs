using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>03xx: what is queued. {0} is always the member.</summary>
internal static class QueueDescriptors
{
    private const string Category = "Cacheable.Queues";

    public static readonly DiagnosticDescriptor QueuedCallReturnsValue = new(
        DiagnosticIds.QueuedCallReturnsValue,
        "[WriteBehind] on a method that returns a value",
        "'{0}' returns '{1}', and when its call is made nobody waits for it any more; return Task, ValueTask or void, or remove [WriteBehind]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.QueuedCallReturnsValue));

    public static readonly DiagnosticDescriptor UnstorableArgument = new(
        DiagnosticIds.UnstorableArgument,
        "A [WriteBehind] argument cannot be serialized",
        "Parameter '{1}' of '{0}' is queued, and '{2}' cannot be stored: {3}; take a type that can be stored, or give it to the implementation by injection",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UnstorableArgument));

    public static readonly DiagnosticDescriptor QueuedEntryDoesNotFit = new(
        DiagnosticIds.QueuedEntryDoesNotFit,
        "A [WriteBehind] argument does not fit the cached method of its key",
        "What '{0}' queues cannot be read: {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.QueuedEntryDoesNotFit));

    public static readonly DiagnosticDescriptor BatchMethodDoesNotFit = new(
        DiagnosticIds.BatchMethodDoesNotFit,
        "The batch method of [WriteBehind] does not fit",
        "'{0}' is flushed in batches by '{1}', and {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.BatchMethodDoesNotFit));
}
