using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>A write as a queue keeps it.</summary>
/// <param name="Queue">The queue it lies in.</param>
/// <param name="Write">Its key and version.</param>
/// <param name="Token">The token of the call that brought it.</param>
/// <param name="Incarnation">The incarnation of the group when it was accepted.</param>
/// <param name="Record">What the flusher gets.</param>
/// <param name="Entry">What readers get.</param>
internal sealed record QueuedRecord(
    QueueName Queue, WriteVersion Write, long Token, long Incarnation, ReadOnlyMemory<byte> Record, QueuedEntry? Entry);
