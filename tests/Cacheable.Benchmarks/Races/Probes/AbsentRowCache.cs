using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>A row that did not exist before: what the doomed load brings is a null.</summary>
internal sealed class AbsentRowCache(InvalidateBy by, IInstance loading, IInstance invalidating, IInstance other)
    : RowCache(by, loading, invalidating, other)
{
    protected override int? Stored(int row) => row == ForcedStaleSchedule.Old ? null : row;
}
