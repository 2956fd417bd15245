using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cacheable.Benchmarks.Outage;

/// <summary>A source that answers after 20 ms, and measures how long that was for those who asked.</summary>
internal sealed class SlowRows : IRows
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentBag<double> _took = [];

    public async ValueTask<string> GetAsync(int id)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.Delay(Latency);
        _took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return $"row {id}";
    }

    /// <summary>How long the calls since the last time took, in milliseconds.</summary>
    public List<double> Take()
    {
        List<double> taken = [.. _took];
        _took.Clear();
        return taken;
    }
}
