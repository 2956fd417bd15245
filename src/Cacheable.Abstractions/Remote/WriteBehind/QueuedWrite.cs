namespace Cacheable.Remote;

/// <summary>One write on its way into a queue.</summary>
/// <param name="Key">The key it belongs to; <see langword="null"/> for a log.</param>
/// <param name="Token">Random, drawn for this call: a second write with it is the first one sent again.</param>
/// <param name="Record">What the flusher needs beside the entry.</param>
public sealed record QueuedWrite(EntryKey? Key, long Token, ReadOnlyMemory<byte> Record)
{
    /// <summary>
    /// What a reader of the key gets from now on, with the time it lives as an entry; the flusher gets it back. Without one,
    /// readers load from the source, and what they load is not kept while the write is queued.
    /// </summary>
    public QueuedEntry? Entry { get; init; }

    /// <summary>How long the first flush may wait; a write that overwrites one that waits is due when that is.</summary>
    public TimeSpan DueIn { get; init; }

    /// <summary>How many writes the queue holds in a group at most. One that overwrites another always fits.</summary>
    public int Capacity { get; init; } = int.MaxValue;

    /// <summary>How many replicas must have the write before it counts as accepted; too few in time is an exception, and the outcome unknown.</summary>
    public int Replicas { get; init; }

    /// <summary>
    /// Tokens of earlier writes of this key that were not answered: what has not arrived yet is refused when it does, so it
    /// cannot overwrite this one.
    /// </summary>
    public IReadOnlyList<long> Withdrawn { get; init; } = [];
}
