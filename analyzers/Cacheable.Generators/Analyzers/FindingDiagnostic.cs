using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers;

/// <summary>A finding in the compiler's words.</summary>
internal static class FindingDiagnostic
{
    public static Diagnostic Of(DiagnosticDescriptor rule, Finding finding) => Diagnostic.Create(
        rule, finding.Location, additionalLocations: [finding.Attribute], finding.Properties, [.. finding.Arguments]);
}
