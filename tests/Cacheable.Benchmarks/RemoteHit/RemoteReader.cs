namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>One way to read an article from Redis.</summary>
internal abstract class RemoteReader(string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    /// <summary>Waits for the server so far; <see langword="null"/> where nothing counts them.</summary>
    public virtual long? RoundTrips => null;

    /// <summary>Reads an article, and answers how long it is; zero for a miss.</summary>
    public abstract ValueTask<int> ReadAsync(int id);

    public abstract ValueTask DisposeAsync();
}
