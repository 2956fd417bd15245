namespace Cacheable.FailSafe;

/// <summary>What stands between one method and its source.</summary>
/// <param name="Bulkhead">How many loads run at once.</param>
/// <param name="Stale">What is told of answers without it.</param>
internal sealed record SourceGuard(Bulkhead Bulkhead, StaleAnswers Stale);
