namespace Cacheable.Simulation.Data;

/// <summary>The source of truth: for each key the version that was committed last.</summary>
internal sealed class Database
{
    private readonly long[] _versions = new long[KeySpace.Keys];
    private long _last;

    public long VersionOf(int key) => _versions[key];

    public long Commit(int key) => _versions[key] = ++_last;
}
