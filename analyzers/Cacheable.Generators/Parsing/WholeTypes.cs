using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Parsing;

/// <summary>
/// Types with all that they have. Of a class in a reference a compilation sees only what it may use, and a serializer writes more: so the references are read
/// once more, with what is private, where such a type is met.
/// </summary>
internal sealed class WholeTypes
{
    private static readonly ConditionalWeakTable<Compilation, WholeTypes> Known = new();

    private readonly Compilation _compilation;
    private readonly Lazy<Compilation> _open;

    private WholeTypes(Compilation compilation) => (_compilation, _open) = (compilation, new Lazy<Compilation>(() => Open(compilation)));

    public static WholeTypes Of(Compilation compilation) => Known.GetValue(compilation, static of => new WholeTypes(of));

    /// <summary>The same definition, with its private members; itself where it has them.</summary>
    public INamedTypeSymbol Of(INamedTypeSymbol definition) =>
        _compilation.GetMetadataReference(definition.ContainingAssembly) is PortableExecutableReference reference
        && _open.Value.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
            ? assembly.GetTypeByMetadataName(NameOf(definition)) ?? definition
            : definition;

    private static CSharpCompilation Open(Compilation compilation) => CSharpCompilation.Create(
        compilation.AssemblyName,
        references: compilation.References,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));

    private static string NameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{NameOf(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
}
