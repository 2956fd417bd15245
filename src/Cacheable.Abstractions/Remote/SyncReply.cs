namespace Cacheable.Remote;

/// <summary>Where the history of a group stands, for an instance that knew an earlier point of it.</summary>
/// <param name="Relation">How it relates to what the instance knew.</param>
/// <param name="Point">The point it has reached.</param>
/// <param name="Missed">For <see cref="HistoryRelation.Continues"/>: the invalidations after <see cref="KnownHistory.Heard"/>, oldest first; otherwise empty.</param>
public sealed record SyncReply(HistoryRelation Relation, HistoryPoint Point, IReadOnlyList<RemoteInvalidation> Missed);
