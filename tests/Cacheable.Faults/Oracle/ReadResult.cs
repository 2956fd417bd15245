namespace Cacheable.Faults.Oracle;

/// <summary>A read that has ended.</summary>
/// <param name="Instance">Who read.</param>
/// <param name="Generation">The number of its process.</param>
/// <param name="Row">What it read.</param>
/// <param name="View">How it read.</param>
/// <param name="Began">When it began.</param>
/// <param name="Committed">The version of the source when it began.</param>
/// <param name="Version">The version that it returned.</param>
/// <param name="IsImmediate">Whether it was answered before it could have asked anybody.</param>
internal readonly record struct ReadResult(
    int Instance, long Generation, int Row, View View, long Began, long Committed, long Version, bool IsImmediate);
