using System.Diagnostics;
using System.Globalization;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>What happened to a row before a stale read, to be read by a person.</summary>
internal static class Violation
{
    public static string Describe(in ReadResult read, in Demand demand, Stories stories)
    {
        var since = (read.Began - demand.Ended) * 1000.0 / Stopwatch.Frequency;
        var whose = demand.Instance != read.Instance ? $"of instance {demand.Instance}"
            : demand.Generation == read.Generation ? "of its own" : "of the process before it";
        return string.Create(CultureInfo.InvariantCulture, $"""
            STALE instance {read.Instance}, row {read.Row}, {read.View}{(read.IsImmediate ? ", at once from L1" : string.Empty)}: version {read.Version}, though an invalidation {whose} had ended {since:0.0} ms before the read began, for version {demand.Version}.
            {stories.Tell(read.Row, read.Began)}
            """);
    }
}
