namespace Cacheable.Faults.Oracle;

/// <summary>What is cached: one version for each row, shared by all processes and linearizable.</summary>
internal sealed class Source(Section versions)
{
    public long Read(int row) => Volatile.Read(ref versions[row]);

    /// <summary>Commits the next version.</summary>
    public long Commit(int row) => Interlocked.Increment(ref versions[row]);
}
