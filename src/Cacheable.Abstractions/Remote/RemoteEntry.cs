namespace Cacheable.Remote;

/// <summary>A valid entry as L2 holds it.</summary>
/// <param name="Payload">The bytes that <see cref="IRemoteTier.FillAsync"/> was given.</param>
/// <param name="TimeToLive">How long L2 will still hold it.</param>
public readonly record struct RemoteEntry(ReadOnlyMemory<byte> Payload, TimeSpan TimeToLive);
