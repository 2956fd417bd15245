using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Diagnostics;

/// <summary>05xx: what only the whole compilation shows. {0} is always the member.</summary>
internal static class CoherenceDescriptors
{
    private const string Category = "Cacheable.Coherence";

    public static readonly DiagnosticDescriptor PatternMatchesNothing = new(
        DiagnosticIds.PatternMatchesNothing,
        "An invalidation matches nothing cached",
        "'{1}' on '{0}' matches no {2}, here or in references, and so invalidates nothing; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.To(DiagnosticIds.PatternMatchesNothing),
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
