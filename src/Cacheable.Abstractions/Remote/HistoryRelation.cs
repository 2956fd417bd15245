namespace Cacheable.Remote;

/// <summary>How the history of a group relates to what an instance knew of it.</summary>
public enum HistoryRelation
{
    /// <summary>The instance knew nothing.</summary>
    First,

    /// <summary>The same history, and all that came since is in <see cref="SyncReply.Missed"/>.</summary>
    Continues,

    /// <summary>The same incarnation, but the log no longer shows all that came since.</summary>
    Truncated,

    /// <summary>A new incarnation that was put over the known one on purpose.</summary>
    Succeeds,

    /// <summary>What the instance knew never happened here: data was lost or put back.</summary>
    Diverged,
}
