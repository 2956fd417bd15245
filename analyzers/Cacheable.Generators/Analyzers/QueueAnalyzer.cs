using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>03xx: what is queued.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueueAnalyzer() : FindingAnalyzer(
    QueueDescriptors.QueuedCallReturnsValue,
    QueueDescriptors.UnstorableArgument,
    QueueDescriptors.QueuedEntryDoesNotFit,
    QueueDescriptors.BatchMethodDoesNotFit);
