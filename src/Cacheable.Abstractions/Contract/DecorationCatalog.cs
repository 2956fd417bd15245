using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cacheable.Contract;

/// <summary>All decorations of the loaded assemblies; each assembly's module initializer adds its own.</summary>
public static class DecorationCatalog
{
    private static readonly ConcurrentDictionary<Type, Decoration> Decorations = new();

    /// <summary>Adds a decoration.</summary>
    public static void Add(Decoration decoration) => Decorations[decoration.ServiceType] = decoration;

    /// <summary>Those of interfaces in <paramref name="assembly"/>, registered or not.</summary>
    internal static IEnumerable<Decoration> Of(Assembly assembly) => Decorations.Values.Where(decoration => decoration.ServiceType.Assembly == assembly);

    /// <summary>Finds the decoration of a service type; that of its definition where it is a closed generic.</summary>
    public static bool TryGet(Type serviceType, [NotNullWhen(true)] out Decoration? decoration)
    {
        // A library's initializer has not run while nothing but a type token of it was touched.
        RuntimeHelpers.RunModuleConstructor(serviceType.Module.ModuleHandle);
        var definition = serviceType.IsConstructedGenericType ? serviceType.GetGenericTypeDefinition() : serviceType;
        return Decorations.TryGetValue(definition, out decoration);
    }
}
