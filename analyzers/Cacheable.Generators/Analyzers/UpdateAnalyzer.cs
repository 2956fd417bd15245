using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>What <c>[UpdatesCache]</c> puts in the place of which entry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UpdateAnalyzer() : FindingAnalyzer(UpdateDescriptors.UpdatedValueDoesNotFit, UpdateDescriptors.UpdateMatchesNothing);
