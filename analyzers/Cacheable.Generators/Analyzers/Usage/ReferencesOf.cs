using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>Which assemblies refer to which: one that does not know the engine cannot call it.</summary>
internal sealed class ReferencesOf
{
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Include(IAssemblySymbol? assembly, string name) =>
        assembly is not null && _known.GetOrAdd(assembly, one => one.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == name)));
}
