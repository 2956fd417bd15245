using System.Globalization;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>Keys that no other schedule has used.</summary>
internal static class FreshKeys
{
    public static RowKey[] Take(int count)
    {
        var run = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).Select(id => new RowKey(run, id))];
    }
}
