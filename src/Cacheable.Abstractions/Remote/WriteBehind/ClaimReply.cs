namespace Cacheable.Remote;

/// <summary>What a claim has brought.</summary>
/// <param name="Writes">The writes, those that wait longest first; of a log in order.</param>
/// <param name="NextIn">When the next that was not given is due, or its claim ends; zero where more are due now, <see langword="null"/> where there is none.</param>
public sealed record ClaimReply(IReadOnlyList<ClaimedWrite> Writes, TimeSpan? NextIn);
