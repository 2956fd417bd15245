using System.Diagnostics;

namespace Storefront.Demo;

/// <summary>
/// The oracle. A read is stale iff it began after an invalidating write had returned, and showed a version older than that
/// write's. It judges each read by the few writes of its row that made newer versions, so its time is linear in the reads.
/// </summary>
internal sealed class StalenessChecker
{
    private readonly Dictionary<long, List<Observation>> _writes;

    public StalenessChecker(IEnumerable<Observation> writes)
    {
        _writes = writes.GroupBy(write => write.Row).ToDictionary(row => row.Key, row => row.OrderBy(write => write.Version).ToList());
    }

    public StalenessReport Check(IEnumerable<Observation> reads)
    {
        long checkedReads = 0, violations = 0, crossInstance = 0, oldest = 0;
        foreach (var read in reads)
        {
            checkedReads++;
            var (own, age) = Judge(read);
            violations += own ? 1 : 0;
            crossInstance += !own && age > 0 ? 1 : 0;
            oldest = own ? oldest : Math.Max(oldest, age);
        }

        return new StalenessReport(checkedReads, violations, crossInstance, Stopwatch.GetElapsedTime(0, oldest).TotalMilliseconds);
    }

    // Whether a write on the reader's own instance was missed, and the age of the oldest one missed on another.
    private (bool Own, long Age) Judge(Observation read)
    {
        var own = false;
        long age = 0;
        if (_writes.TryGetValue(read.Row, out var writes))
        {
            for (var index = writes.Count - 1; index >= 0 && writes[index].Version > read.Version; index--)
            {
                if (writes[index].At >= read.At)
                    continue;

                own |= writes[index].Instance == read.Instance;
                age = Math.Max(age, read.At - writes[index].At);
            }
        }

        return (own, age);
    }
}
