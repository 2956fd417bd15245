namespace Cacheable.Benchmarks.Memory;

/// <summary>A cache that is filled and then weighed.</summary>
internal abstract class Store(string name)
{
    public string Name { get; } = name;

    /// <summary>Reads an article through the cache: fills it the first time, hits the second.</summary>
    public abstract void Read(int id);

    /// <summary>Reads every article once.</summary>
    public void ReadAll()
    {
        for (var id = 0; id < Article.Count; id++)
        {
            Read(id);
        }
    }
}
