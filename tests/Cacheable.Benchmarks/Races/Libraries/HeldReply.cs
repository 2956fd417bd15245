namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>The answer of L2 to one read, kept back until the schedule lets it go.</summary>
/// <param name="Arrived">Completes when the answer is there.</param>
/// <param name="Continue">Lets it go.</param>
internal sealed record HeldReply(Task Arrived, Action Continue);
