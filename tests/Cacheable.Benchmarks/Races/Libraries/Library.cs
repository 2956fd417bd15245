using System.Reflection;

namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>A cache library, configured as its documentation recommends where instances must agree.</summary>
internal abstract class Library(string name, Type type)
{
    /// <summary>The name and the version that runs.</summary>
    public string Name { get; } = $"{name} {VersionOf(type)}";

    /// <summary>How it is configured, for whoever judges whether that is fair.</summary>
    public abstract string Settings { get; }

    /// <summary>What its keys that hold no entry look like in Redis: the memory of what was invalidated.</summary>
    public abstract string MetadataPattern { get; }

    /// <summary>Whether its instances tell each other what was invalidated.</summary>
    public virtual bool SendsMessages => true;

    /// <summary>Whether it refreshes entries before they end.</summary>
    public virtual bool RefreshesEarly => true;

    /// <summary>Whether it gives values past their end while their source fails.</summary>
    public virtual bool FailsSafe => true;

    /// <summary>Whether it can be given the clock of another machine.</summary>
    public virtual bool TakesClock => true;

    /// <summary>Starts one instance of an application. Returns when it hears the others, if it ever will.</summary>
    public abstract Task<IInstance> StartAsync(Site site);

    /// <summary>The version of the assembly that runs, as its package is called.</summary>
    public static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
