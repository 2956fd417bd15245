namespace Cacheable.Remote;

/// <summary>What one instance knows of a group's history.</summary>
/// <param name="Witness">The latest point it knows of, from a message, a sync or its own invalidation.</param>
/// <param name="Heard">The sequence up to which it has heard every invalidation; at most the witness's.</param>
public sealed record KnownHistory(HistoryPoint Witness, long Heard);
