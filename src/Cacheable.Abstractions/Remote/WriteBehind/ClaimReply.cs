namespace Cacheable.Remote;

/// <summary>What a claim has brought.</summary>
/// <param name="Writes">The writes, those that wait longest first; of a log in order.</param>
/// <param name="NextIn">How soon the next write is due or the next claim ends, this one too; zero where more are due now, <see langword="null"/> where the queue is empty.</param>
public sealed record ClaimReply(IReadOnlyList<ClaimedWrite> Writes, TimeSpan? NextIn);
