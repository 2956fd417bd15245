using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>Reads as the schedules make them.</summary>
internal static class RowReads
{
    /// <summary>Reads a row whose source holds <paramref name="row"/> now.</summary>
    public static Task<int?> ReadAsync(this IInstance instance, RowKey key, int row) => instance.GetAsync(key, _ => Task.FromResult<int?>(row));

    /// <summary>Whether a reader gets the row as it was before it changed.</summary>
    public static async Task<bool> SeesOldAsync(this IInstance instance, RowKey key) =>
        await instance.ReadAsync(key, ForcedStaleSchedule.New) != ForcedStaleSchedule.New;

    /// <summary>How many of these rows a reader gets as they were before they changed.</summary>
    public static async Task<int> CountOldAsync(this IInstance instance, IEnumerable<RowKey> keys)
    {
        var old = 0;
        foreach (var key in keys)
        {
            old += await instance.SeesOldAsync(key) ? 1 : 0;
        }

        return old;
    }
}
