using System.Diagnostics;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Workload;

/// <summary>Turns the outcomes of this instance's invalidations into demands.</summary>
/// <remarks>
/// An invalidation whose outcome is deferred, or not told (a decorated write), binds this process at once, and the others when the
/// next invalidation that began after it ends as applied: by then all that L2 was owed has been replayed.
/// </remarks>
internal sealed class Ledger(OracleMap map, Identity identity)
{
    private readonly Lock _lock = new();
    private readonly List<(long Since, Invalidated What)> _owed = [];

    /// <summary>An invalidation whose outcome nobody told has ended.</summary>
    public void Untold(IReadOnlyList<Invalidated> all)
    {
        foreach (var what in all)
            Owe(what);
    }

    /// <summary>An invalidation has ended.</summary>
    public void Told(InvalidationOutcome outcome, long began, IReadOnlyList<Invalidated> all)
    {
        var board = map.Boards[identity.Instance];
        if (outcome == InvalidationOutcome.Deferred)
        {
            Interlocked.Increment(ref board.Deferred);
            foreach (var what in all)
            {
                map.Stories.Add(what.Row, StoryKind.Deferred, identity.Instance, what.View, what.Version);
                Owe(what);
            }

            return;
        }

        foreach (var what in all)
        {
            map.Stories.Add(what.Row, StoryKind.Applied, identity.Instance, what.View, what.Version);
            Post(what, applied: true);
        }

        foreach (var what in Settle(began))
        {
            map.Stories.Add(what.Row, StoryKind.Replayed, identity.Instance, what.View, what.Version);
            Post(what, applied: true);
        }

        Interlocked.Increment(ref board.Applied);
        Volatile.Write(ref board.LastAppliedBegan, began);
    }

    private void Owe(Invalidated what)
    {
        Post(what, applied: false);
        lock (_lock)
            _owed.Add((Stopwatch.GetTimestamp(), what));
    }

    private List<Invalidated> Settle(long began)
    {
        lock (_lock)
        {
            var settled = _owed.Where(owed => owed.Since < began).Select(static owed => owed.What).ToList();
            _owed.RemoveAll(owed => owed.Since < began);
            return settled;
        }
    }

    private void Post(Invalidated what, bool applied) => map.Demands.Post(
        what.Row, what.View, new Demand(identity.Instance, identity.Generation, what.Version, Stopwatch.GetTimestamp(), applied));
}
