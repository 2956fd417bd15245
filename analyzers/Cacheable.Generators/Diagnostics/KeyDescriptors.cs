using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>01xx: the key template. {0} is always the member.</summary>
internal static class KeyDescriptors
{
    private const string Category = "Cacheable.Keys";

    public static readonly DiagnosticDescriptor UnknownPlaceholder = new(
        DiagnosticIds.UnknownPlaceholder,
        "A placeholder names no parameter",
        "'{1}' in the template of '{0}' names no parameter of the method; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UnknownPlaceholder));

    public static readonly DiagnosticDescriptor UnreadableMember = new(
        DiagnosticIds.UnreadableMember,
        "A member path does not exist or cannot be read",
        "'{1}' in the template of '{0}' cannot be read: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UnreadableMember));

    public static readonly DiagnosticDescriptor ParameterNotInKey = new(
        DiagnosticIds.ParameterNotInKey,
        "A parameter is missing from the key",
        "Parameter '{1}' of '{0}' is missing from the key '{2}', so calls that differ only in it would share one answer; write '{3}'{4}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.ParameterNotInKey));

    public static readonly DiagnosticDescriptor UnstableKeyPart = new(
        DiagnosticIds.UnstableKeyPart,
        "A key parameter has no stable text",
        "'{1}' in the template of '{0}' has no text that a key could hold: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UnstableKeyPart));

    public static readonly DiagnosticDescriptor UnfitFormat = new(
        DiagnosticIds.UnfitFormat,
        "A format does not fit the placeholder's type",
        "The format '{1}' of '{2}' in the template of '{0}' {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UnfitFormat));

    public static readonly DiagnosticDescriptor UnboundedKeyPart = new(
        DiagnosticIds.UnboundedKeyPart,
        "A key part is unbounded",
        "'{1}' in the key of '{0}' {2}; {3}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.UnboundedKeyPart));

    public static readonly DiagnosticDescriptor SecretInKey = new(
        DiagnosticIds.SecretInKey,
        "A secret stands in a key",
        "'{1}' in the template of '{0}' {2}, and keys are read by logs, dashboards and whoever may read L2; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.SecretInKey));

    public static readonly DiagnosticDescriptor TouchingPlaceholders = new(
        DiagnosticIds.TouchingPlaceholders,
        "Two placeholders touch",
        "'{1}' in the template of '{0}' does not tell where the first value ends, so that different values make one text; write '{2}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.TouchingPlaceholders));

    public static readonly DiagnosticDescriptor MalformedTemplate = new(
        DiagnosticIds.MalformedTemplate,
        "A template is malformed",
        "The template '{1}' of '{0}' {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.MalformedTemplate));
}
