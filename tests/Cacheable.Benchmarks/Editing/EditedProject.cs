using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Benchmarks.Editing;

/// <summary>A project that somebody edits, and the compiler parts of one package.</summary>
/// <param name="Name">The package.</param>
/// <param name="Files">The annotated files: 200, with 1,000 annotated methods in all.</param>
/// <param name="References">What the package brings to compile against.</param>
/// <param name="Generators">Its generators.</param>
/// <param name="Analyzers">Its analyzers; its generator may report as well.</param>
internal sealed record EditedProject(
    string Name,
    IReadOnlyList<string> Files,
    IReadOnlyList<MetadataReference> References,
    IReadOnlyList<ISourceGenerator> Generators,
    IReadOnlyList<DiagnosticAnalyzer> Analyzers);
