namespace Cacheable.Benchmarks.Memory;

/// <summary>A cache that is filled and then weighed.</summary>
internal abstract class Store(string name)
{
    public string Name { get; } = name;

    /// <summary>Reads every article through the cache once: fills it the first time, hits the second.</summary>
    public abstract void ReadAll();
}
