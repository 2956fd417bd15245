using Cacheable.Simulation.Data;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Judging;

/// <summary>
/// The writers that hold a lease on the server. Whoever replaces an entry beside one of them must not put an older version there than it
/// has committed: if that one dies, nobody else ends it.
/// </summary>
internal sealed class Savings(Scheduler scheduler, Oracle oracle, long lease)
{
    private readonly List<Saving> _leased = [];

    /// <summary>The server gives a writer its lease.</summary>
    public void Leases(Saving saving)
    {
        if (saving.LeasedAt is null)
        {
            saving.LeasedAt = scheduler.Now;
            _leased.Add(saving);
        }
    }

    /// <summary>The server ends a writer's lease; perhaps it puts the version in place.</summary>
    public void Ends(Saving saving, bool isReplaced)
    {
        _leased.RemoveAll(one => one == saving || scheduler.Now - one.LeasedAt >= lease);
        saving.IsReplaced |= isReplaced;
        if (isReplaced && _leased.Find(one => one.Key == saving.Key && one.Version > saving.Version) is { } newer)
        {
            oracle.Object(
                saving.Instance,
                saving.Key,
                $"OLDER: instance {saving.Instance} puts version {saving.Version} of {KeySpace.Texts[saving.Key]} in place beside a writer of instance {newer.Instance} that has committed {newer.Version}");
        }
    }

    /// <summary>The server may have lost leases.</summary>
    public void Forget() => _leased.Clear();
}
