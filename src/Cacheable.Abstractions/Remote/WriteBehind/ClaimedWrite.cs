namespace Cacheable.Remote;

/// <summary>One write as a flusher gets it.</summary>
/// <param name="Write">Its key and version.</param>
/// <param name="Attempt">
/// The how manieth claim of it this is, from one. It counts claims and not failures, so that a write that kills its flusher is
/// known too; one that was released does not count. Of a log only the oldest write is counted.
/// </param>
/// <param name="Record">What <see cref="QueuedWrite.Record"/> was.</param>
/// <param name="Entry">What <see cref="QueuedWrite.Entry"/> was.</param>
public sealed record ClaimedWrite(WriteVersion Write, int Attempt, ReadOnlyMemory<byte> Record, QueuedEntry? Entry)
{
    /// <summary>
    /// Whether the sink may have it already. Of a log: an earlier claim took it, and who held that has not said that it was not tried. Of a
    /// key: this is not its first attempt.
    /// </summary>
    public bool WasClaimed { get; init; }
}
