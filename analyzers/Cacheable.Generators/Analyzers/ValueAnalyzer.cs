using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>02xx: what goes in and out of a cached method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueAnalyzer() : FindingAnalyzer(
    ValueDescriptors.NothingToCache,
    ValueDescriptors.UncacheableParameter,
    ValueDescriptors.UnstorableValue,
    ValueDescriptors.DeferredSequence,
    ValueDescriptors.DisposableValue,
    ValueDescriptors.SynchronousRemoteCall);
