using System.Diagnostics;

namespace Storefront.Hosting;

/// <summary>What one request cost: shown at the foot of its page and in its headers.</summary>
/// <param name="cached">Whether the shop runs with its cache.</param>
public sealed class PageFacts(bool cached)
{
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private int _databaseLoads;

    /// <summary>Whether the shop runs with its cache.</summary>
    public bool Cached => cached;

    /// <summary>The commands that this request sent to the database.</summary>
    public int DatabaseLoads => Volatile.Read(ref _databaseLoads);

    /// <summary>The time since the request arrived.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_startedAt);

    public void CountDatabaseLoad() => Interlocked.Increment(ref _databaseLoads);
}
