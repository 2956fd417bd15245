namespace Cacheable.Faults.Run;

/// <summary>How a run is made.</summary>
/// <param name="Check">Whether a missed demand makes the exit code 1.</param>
/// <param name="Seed">Of the schedule.</param>
/// <param name="Instances">How many processes share the server; 2 to 4.</param>
/// <param name="L1Lease">What they set as L1 lease.</param>
/// <param name="IsVerbose">Whether every injection is told.</param>
internal sealed record RunOptions(bool Check, int Seed, int Instances, TimeSpan L1Lease, bool IsVerbose);
