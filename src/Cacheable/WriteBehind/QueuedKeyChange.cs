using Cacheable.Invalidation;
using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.WriteBehind;

/// <summary>What a queued write, or a dead letter, means for what this instance has of its key: the same as an invalidation, which L2 has already.</summary>
internal sealed class QueuedKeyChange(
    EpochTable epochs, HistorySync sync, InvalidationReplay replay, RecentInvalidations recent, UnansweredWrites unanswered)
{
    /// <summary>To be awaited before L2 is told: a history in doubt learns nothing, and a loss of what was not learnt would go unnoticed.</summary>
    public async ValueTask PrepareAsync(EntryKey key) => await sync.Of(key).JoinAsync().ConfigureAwait(false);

    /// <summary>L2 has done it.</summary>
    public void Happened(string key, HistoryPoint? point)
    {
        CacheName[] names = [new(key, CacheNameKind.Key)];
        recent.Add(names);

        // Before the local epochs rise: who reads after them must see that L2 is not to be trusted.
        if (point is { } reached && !sync.Learn([reached]))
        {
            replay.Owe(names);
        }

        epochs.Invalidate(names[0]);
    }

    /// <summary>Nobody knows whether L2 has done it, or will.</summary>
    public void Unanswered(string key, long token)
    {
        // First remembered, then invalidated: a message that comes between is either applied or covered by this.
        unanswered.Add(key, token);
        epochs.Invalidate(new CacheName(key, CacheNameKind.Key));
    }
}
