using System.Collections.Immutable;
using Cacheable.Keys;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>What this instance knows of the history of every group.</summary>
internal sealed class GroupHistories(EpochTable epochs, RemoteTierAccess remote)
{
    /// <summary>By group; empty without L2.</summary>
    public ImmutableArray<GroupHistory> Groups { get; } =
        [.. Enumerable.Range(0, remote.Tier?.Groups ?? 0).Select(_ => new GroupHistory(epochs))];
}
