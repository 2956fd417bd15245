namespace Cacheable.Benchmarks.Harness;

/// <summary>One way to do the measured operation. The loop stands inside, so that calling it costs nothing per operation.</summary>
internal abstract class Contender(string name)
{
    public string Name { get; } = name;

    /// <summary>Brings it into the state in which it is measured.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Does the operation <paramref name="operations"/> times on this thread.</summary>
    /// <returns>Something that depends on every result, so that no read can be left out.</returns>
    public abstract long Run(int operations);
}
