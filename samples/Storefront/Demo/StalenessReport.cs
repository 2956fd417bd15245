namespace Storefront.Demo;

/// <summary>What the checker found.</summary>
/// <param name="CheckedReads">How many shown versions were judged.</param>
/// <param name="Violations">Reads that began after a write on the same instance had returned, and showed a version older than it made.</param>
/// <param name="CrossInstance">The same for a write on another instance, whose message was still on its way.</param>
/// <param name="OldestCrossInstanceMilliseconds">How long ago that write had returned when the read began, at most.</param>
internal sealed record StalenessReport(long CheckedReads, long Violations, long CrossInstance, double OldestCrossInstanceMilliseconds);
