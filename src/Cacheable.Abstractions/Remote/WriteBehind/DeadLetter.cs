namespace Cacheable.Remote;

/// <summary>A write that was given up. A queue of keys has one for a key at most, the latest.</summary>
/// <param name="Write">Its key and version.</param>
/// <param name="Attempts">How often it was claimed.</param>
/// <param name="Error">What the flusher said of it.</param>
/// <param name="IsOverwritten">Whether a later write of its key was accepted since, so that it cannot be replayed.</param>
/// <param name="Record">What <see cref="QueuedWrite.Record"/> was.</param>
/// <param name="Entry">What <see cref="QueuedWrite.Entry"/> was.</param>
public sealed record DeadLetter(
    WriteVersion Write, int Attempts, string Error, bool IsOverwritten, ReadOnlyMemory<byte> Record, QueuedEntry? Entry);
