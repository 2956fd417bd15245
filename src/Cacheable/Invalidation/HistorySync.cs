using System.Collections.Immutable;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Invalidation;

/// <summary>Keeps what this instance knows in step with the history of every group in L2.</summary>
internal sealed class HistorySync(
    GroupHistories histories,
    RemoteTierAccess remote,
    InvalidationReplay replay,
    L1Completeness completeness,
    CoarseClock clock,
    TimeProvider timeProvider,
    EngineScheduling scheduling,
    CacheMetrics metrics,
    IOptions<CacheableOptions> options,
    GuardedLog<GroupSync> logger)
{
    private readonly ImmutableArray<GroupSync> _groups = [.. histories.Groups.Select((history, group) =>
        new GroupSync(
            history, new LookupBreaker(options.Value.BreakAfter), group, remote, replay, completeness, clock, timeProvider, scheduling, metrics, logger))];

    /// <summary>Whether some group is silent, or was not to be reached when it was last asked.</summary>
    public bool HasAway => _groups.Any(static group => group.IsAway);

    /// <summary>The group of a key.</summary>
    public GroupSync Of(EntryKey key) => _groups[remote.Tier!.GroupOf(key)];

    /// <summary>Asks for every group, or waits for the answers that are on their way.</summary>
    public Task SyncAsync() => Task.WhenAll(_groups.Select(static group => group.SyncAsync()));

    /// <summary>Asks for one group: something of it is missing.</summary>
    public void Request(int group) => _groups[group].Request();

    /// <summary>Asks for every group: something may be missing.</summary>
    public void RequestAll()
    {
        foreach (var group in _groups)
        {
            group.Request();
        }
    }

    /// <summary>Asks for every group that is in doubt, all at once: a write must not wait for one silent group after the other.</summary>
    public ValueTask JoinAsync() =>
        histories.AreJoined ? default : new ValueTask(Task.WhenAll(_groups.Select(static group => group.JoinAsync().AsTask())));

    /// <summary>Takes the points that this instance's own invalidation has reached; <see langword="false"/> says that one is of an unknown history.</summary>
    public bool Learn(IReadOnlyList<HistoryPoint> points)
    {
        if (histories.Learn(points))
        {
            return true;
        }

        RequestAll();
        return false;
    }
}
