using Cacheable.Remote;
using Cacheable.Simulation.Data;

namespace Cacheable.Simulation.Judging;

/// <summary>One decorated write: it takes its writer's lease, commits a version of its key, and puts that in the place of the entry.</summary>
internal sealed class Saving
{
    private static readonly AsyncLocal<Saving?> Innermost = new();

    private readonly CacheName _name;

    /// <param name="instance">Who writes.</param>
    /// <param name="key">What.</param>
    /// <param name="others">What else it invalidates.</param>
    public Saving(int instance, int key, params CacheName[] others)
    {
        (Instance, Key, Others) = (instance, key, others);
        _name = CacheName.Parse(KeySpace.Texts[key]);
    }

    /// <summary>The one that the running code is inside of: what it sends is about this write.</summary>
    public static Saving? Current
    {
        get => Innermost.Value;
        set => Innermost.Value = value;
    }

    public int Instance { get; }

    public int Key { get; }

    public CacheName[] Others { get; }

    /// <summary>All that it invalidates, its key last.</summary>
    public CacheName[] Names => [.. Others, _name];

    /// <summary>What it committed; zero before it has.</summary>
    public long Version { get; set; }

    /// <summary>When the server gave it its lease.</summary>
    public long? LeasedAt { get; set; }

    /// <summary>Whether the server put its version in place.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>What reads are bound to: versions of each key of each name, and of its own key no more than it wrote where that is what took its place.</summary>
    public long[][] Bound(long[][] versions) => !IsReplaced
        ? versions
        : [.. Names.Zip(versions, (name, of) => KeySpace.KeysOf(name).Zip(of, (key, version) => key == Key ? Version : version).ToArray())];
}
