using Cacheable.Remote;

namespace Cacheable.WriteBehind;

/// <summary>A batch that this instance has claimed.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Group">The group.</param>
/// <param name="Token">Names the claim.</param>
/// <param name="Writes">The writes.</param>
internal sealed record Claim(WriteQueue Queue, int Group, long Token, IReadOnlyList<ClaimedWrite> Writes);
