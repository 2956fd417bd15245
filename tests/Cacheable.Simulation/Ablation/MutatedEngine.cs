using System.Reflection;
using System.Runtime.Loader;

namespace Cacheable.Simulation.Ablation;

/// <summary>The simulation once more, bound to an engine or a store that lacks one protection.</summary>
internal sealed class MutatedEngine : AssemblyLoadContext
{
    private static readonly string[] Own = ["Cacheable", "Cacheable.Testing", "Cacheable.Simulation"];

    private readonly string _name;
    private readonly byte[] _assembly;
    private readonly MethodInfo _play;

    /// <param name="name">The assembly that was mutated.</param>
    /// <param name="assembly">What it was compiled to.</param>
    public MutatedEngine(string name, byte[] assembly)
        : base($"{name}, mutated", isCollectible: true)
    {
        (_name, _assembly) = (name, assembly);
        var simulation = LoadFromAssemblyName(typeof(MutatedEngine).Assembly.GetName());
        _play = simulation.GetType(typeof(SeedRun).FullName!, throwOnError: true)!.GetMethod(nameof(SeedRun.Play))!;
    }

    /// <summary>Plays a seed. The violation, if there is one.</summary>
    public string? Play(long seed) => (string?)_play.Invoke(obj: null, [seed]);

    // Everything that sees the engine's types must be loaded here; all else is shared.
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == _name)
        {
            return LoadFromStream(new MemoryStream(_assembly));
        }

        return Own.Contains(assemblyName.Name)
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll"))
            : null;
    }
}
