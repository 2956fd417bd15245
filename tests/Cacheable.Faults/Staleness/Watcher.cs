using System.Diagnostics;
using Cacheable.Faults.Oracle;
using Cacheable.Faults.Workload;

namespace Cacheable.Faults.Staleness;

/// <summary>Reads the watched rows all the time and notes how long after an invalidation each was still served as it was.</summary>
internal static class Watcher
{
    /// <summary>The rows that are invalidated.</summary>
    public const int Rows = 200;

    private const int RowsPerReader = 5;

    /// <summary>Many readers with few rows each: where L2 is silent, a row costs a deadline, and the others must not wait for it.</summary>
    public static IReadOnlyList<Task> Start(OracleMap map, Identity identity, IItems items, CancellationToken stopping) =>
        [.. Enumerable.Range(0, Rows / RowsPerReader)
            .Select(part => Task.Run(() => RunAsync(map, identity, items, part * RowsPerReader, stopping), CancellationToken.None))];

    private static async Task RunAsync(OracleMap map, Identity identity, IItems items, int first, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            for (var row = first; row < first + RowsPerReader; row++)
                await ReadAsync(map, identity, items, row);

            await Pause.ForMilliseconds(1);
        }
    }

    private static async Task ReadAsync(OracleMap map, Identity identity, IItems items, int row)
    {
        var (shard, id) = Math.DivRem(row, OracleMap.RowsPerShard);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var reading = items.GetAsync(shard, id);
            var immediate = reading.IsCompletedSuccessfully;
            var item = await reading;
            if (immediate)
                Volatile.Write(ref map.Sightings.Version(identity.Instance, row), item.Version);

            foreach (var demand in map.Demands.Of(row, View.Near))
            {
                // Only this row's reader writes here, and what it notes later is staler.
                if (demand.Version > item.Version && began > demand.Ended)
                {
                    ref var staleness = ref map.Sightings.Staleness(identity.Instance, row);
                    Volatile.Write(ref staleness, Math.Max(staleness, began - demand.Ended));
                }
            }
        }
        catch (InjectedException)
        {
            // The source was told to fail now and then.
        }
    }
}
