using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>03xx: how long, and how.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer() : FindingAnalyzer(
    PolicyDescriptors.NoTimeToLive,
    PolicyDescriptors.MalformedDuration,
    PolicyDescriptors.ContradictingSettings,
    PolicyDescriptors.AbsenceNotKept,
    PolicyDescriptors.AbsenceNeverMet,
    PolicyDescriptors.CachedCommand,
    PolicyDescriptors.ContradictingAttributes);
