using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Decides when L2 may be read: it has been told of every invalidation of this instance, and its history continues what is known here.</summary>
internal sealed class RemoteGate
{
    private readonly RemoteTierAccess _remote;
    private readonly InvalidationReplay _replay;
    private readonly HistorySync _sync;

    public RemoteGate(RemoteTierAccess remote, InvalidationReplay replay, HistorySync sync, CacheMetrics metrics)
    {
        (_remote, _replay, _sync) = (remote, replay, sync);
        metrics.ObserveDegraded(() => remote.Tier is not null && (replay.IsOwing || sync.HasAway));
    }

    /// <summary>
    /// Lets a question about <paramref name="key"/> through; <see langword="null"/> says that L2 is not to be asked, or not there.
    /// </summary>
    public async ValueTask<Passage?> EnterAsync(EntryKey key)
    {
        if (_remote.Tier is null)
        {
            return null;
        }

        var group = _sync.Of(key);

        // First the history: where it took another course, this instance owes it more.
        if (!await group.JoinAsync().ConfigureAwait(false) || !await _replay.SettleAsync().ConfigureAwait(false))
        {
            return null;
        }

        // The count before the state: a doubt that comes between must end this passage.
        var losses = group.History.Losses;
        return group.History.IsJoined ? new Passage(group, losses) : null;
    }

    /// <summary>The questions of one lookup to L2. It ends with the next doubt, whatever is answered later.</summary>
    internal sealed class Passage(GroupSync group, long losses)
    {
        private KnownHistory? _known = group.History.Known;

        /// <summary>Whether nothing has cast a doubt on what was answered.</summary>
        public bool IsUndoubted => group.History.Losses == losses;

        /// <summary>A question was answered, in whatever way.</summary>
        public void Answered() => group.Answered();

        /// <summary>A question was not answered in time.</summary>
        public void Unanswered() => group.Unanswered(losses);

        /// <summary>Another question is asked: its answer is judged by what is known now.</summary>
        public void AskAgain() => _known = group.History.Known;

        /// <summary>Whether the answer may be believed. One that contradicts what was known closes L2 until a sync has succeeded.</summary>
        public bool Admits(RemoteEntry entry)
        {
            if (group.History.Losses != losses)
            {
                return false;
            }

            if (GroupHistory.Admits(_known, entry))
            {
                return true;
            }

            group.History.Doubt();
            group.Request();
            return false;
        }
    }
}
