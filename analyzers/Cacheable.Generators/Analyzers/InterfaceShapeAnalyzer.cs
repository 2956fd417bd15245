using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>CACHE0401 inside of interfaces: shapes that no decorator can stand in front of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InterfaceShapeAnalyzer() : FindingAnalyzer(PlacementDescriptors.AttributeWithoutEffect);
