using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers;

/// <summary>01xx: the key template.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyAnalyzer() : FindingAnalyzer(
    KeyDescriptors.UnknownPlaceholder,
    KeyDescriptors.UnreadableMember,
    KeyDescriptors.ParameterNotInKey,
    KeyDescriptors.UnstableKeyPart,
    KeyDescriptors.UnfitFormat,
    KeyDescriptors.UnboundedKeyPart,
    KeyDescriptors.TouchingPlaceholders,
    KeyDescriptors.SecretInKey,
    KeyDescriptors.MalformedTemplate);
