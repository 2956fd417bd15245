using Cacheable.Remote;

namespace Cacheable.WriteBehind;

/// <summary>What one attempt to flush a write came to.</summary>
/// <param name="Write">The write, under the version it was flushed with last.</param>
/// <param name="Failure">What was thrown; <see langword="null"/> where the sink has the write, or has said that it holds another.</param>
/// <param name="Held">The higher version that the sink holds instead; <see langword="null"/> where it has the write.</param>
internal readonly record struct FlushResult(ClaimedWrite Write, Exception? Failure, long? Held)
{
    public bool IsFlushed => Failure is null && Held is null;

    public static FlushResult Of(ClaimedWrite write, FlushedWrite told) =>
        new(write, Failure: null, told.HeldVersion > write.Write.Version ? told.HeldVersion : null);

    public static FlushResult Failed(ClaimedWrite write, Exception failure) => new(write, failure, Held: null);
}
