using System.Collections.Immutable;
using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>What this instance knows of the history of every group.</summary>
internal sealed class GroupHistories(EpochTable epochs, UnansweredWrites unanswered, RemoteTierAccess remote)
{
    /// <summary>By group; empty without L2.</summary>
    public ImmutableArray<GroupHistory> Groups { get; } =
        [.. Enumerable.Range(0, remote.Tier?.Groups ?? 0).Select(_ => new GroupHistory(epochs, unanswered))];

    /// <summary>Whether every group has been synced since it was in doubt.</summary>
    public bool AreJoined => Groups.All(static history => history.IsJoined);

    /// <summary>Takes the points that this instance's own invalidation has reached; <see langword="false"/> says that one is of an unknown history.</summary>
    public bool Learn(IReadOnlyList<HistoryPoint> points)
    {
        var learnt = true;
        foreach (var point in points)
        {
            if (!Groups[point.Group].Learn(point))
            {
                learnt = false;
                Groups[point.Group].Doubt();
            }
        }

        return learnt;
    }

    /// <summary>Every group is in doubt.</summary>
    public void Doubt()
    {
        foreach (var history in Groups)
        {
            history.Doubt();
        }
    }
}
