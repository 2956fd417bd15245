namespace Cacheable.Remote;

/// <summary>The answer to a write: accepted with its version, or not and why.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Version">Where accepted: above that of every earlier write of the queue in the group. Zero otherwise.</param>
/// <param name="Point">Where accepted into a queue of keys: the point that the history of the group has reached, this write's invalidation included.</param>
public readonly record struct EnqueueReply(EnqueueOutcome Outcome, long Version, HistoryPoint? Point)
{
    /// <summary>The queue holds the write.</summary>
    public static EnqueueReply Accepted(long version, HistoryPoint? point) => new(EnqueueOutcome.Accepted, version, point);

    /// <summary>The queue has no room, and nothing has changed.</summary>
    public static EnqueueReply Full { get; } = new(EnqueueOutcome.Full, Version: 0, Point: null);

    /// <summary>A later write of the same instance has withdrawn this one before it arrived, and nothing has changed.</summary>
    public static EnqueueReply Withdrawn { get; } = new(EnqueueOutcome.Withdrawn, Version: 0, Point: null);
}
