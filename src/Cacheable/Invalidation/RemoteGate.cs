using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Decides when L2 may be read: it has been told of every invalidation of this instance, and its history continues what is known here.</summary>
internal sealed class RemoteGate(RemoteTierAccess remote, InvalidationReplay replay, HistorySync sync)
{
    /// <summary>
    /// Lets a question about <paramref name="key"/> through; <see langword="null"/> says that L2 is not to be asked, or not there.
    /// </summary>
    public async ValueTask<Passage?> EnterAsync(EntryKey key)
    {
        if (remote.Tier is null)
        {
            return null;
        }

        var group = sync.Of(key);

        // First the history: where it took another course, this instance owes it more.
        return await group.JoinAsync().ConfigureAwait(false) && await replay.SettleAsync().ConfigureAwait(false)
            ? new Passage(group, group.History.Known)
            : null;
    }

    /// <summary>A question on its way to L2, with what was known when it was asked.</summary>
    internal readonly struct Passage(GroupSync group, KnownHistory? known)
    {
        /// <summary>Whether the answer may be believed. One that contradicts what was known closes L2 until a sync has succeeded.</summary>
        public bool Admits(RemoteEntry entry)
        {
            if (GroupHistory.Admits(known, entry))
            {
                return true;
            }

            group.History.Doubt();
            group.Request();
            return false;
        }
    }
}
