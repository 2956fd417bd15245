namespace Cacheable.Remote;

/// <summary>Whether a write was given up.</summary>
/// <param name="IsDead">Whether it lies among the dead letters now.</param>
/// <param name="Point">Where its key's entry was invalidated: the point that the history of the group has reached, this invalidation included.</param>
public readonly record struct DeadLetterReply(bool IsDead, HistoryPoint? Point);
