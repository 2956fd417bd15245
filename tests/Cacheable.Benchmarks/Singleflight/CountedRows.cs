using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Singleflight;

/// <summary>The source behind the caches of a fleet: rows that all change at once, and how often each was loaded since.</summary>
internal sealed class CountedRows(int count)
{
    private readonly int[] _loads = new int[count];

    public IReadOnlyList<RowKey> Keys { get; } = FreshKeys.Take(count);

    /// <summary>What every row holds; rises with each epoch, so that an answer of an older one is known by its value.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The row is read now and returned when <paramref name="mayFinish"/> completes.</summary>
    public async Task<int?> LoadAsync(RowKey key, Task mayFinish)
    {
        Interlocked.Increment(ref _loads[key.Id]);
        var row = Version;
        await mayFinish;
        return row;
    }

    /// <summary>Every row changes, and the count begins anew.</summary>
    public void Change()
    {
        Version++;
        Array.Clear(_loads);
    }

    /// <summary>What the loads since the last change come to.</summary>
    public Outcome Count(int wrong, TimeSpan took) => new(
        Loads: _loads.Sum(), NotOnce: _loads.Count(static loads => loads != 1), Most: _loads.Max(), wrong, took);
}
