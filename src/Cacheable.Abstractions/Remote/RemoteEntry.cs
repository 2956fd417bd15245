namespace Cacheable.Remote;

/// <summary>A valid entry as L2 holds it. Its payload may lie in a pooled buffer: who has read it disposes it, once, and does not look at the payload again.</summary>
/// <param name="Payload">The bytes that <see cref="IRemoteTier.FillAsync"/> was given.</param>
/// <param name="TimeToLive">How long L2 will still hold it.</param>
/// <param name="Incarnation">The incarnation of the group when it was read.</param>
/// <param name="Sequence">The sequence of the group when it was read.</param>
public readonly record struct RemoteEntry(ReadOnlyMemory<byte> Payload, TimeSpan TimeToLive, long Incarnation, long Sequence) : IDisposable
{
    /// <summary>Gives the buffer of the payload back; <see langword="null"/> where it is nobody else's.</summary>
    public IDisposable? Owner { get; init; }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => Owner?.Dispose();
}
