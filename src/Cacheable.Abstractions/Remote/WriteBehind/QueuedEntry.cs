namespace Cacheable.Remote;

/// <summary>The entry that a queued write puts in place.</summary>
/// <param name="Payload">The bytes, as <see cref="IRemoteTier.FillAsync"/> takes them.</param>
/// <param name="TimeToLive">How long it lives. While the write is queued a reader gets it even after that.</param>
public readonly record struct QueuedEntry(ReadOnlyMemory<byte> Payload, TimeSpan TimeToLive);
