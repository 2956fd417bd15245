using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Judging;
using Cacheable.Simulation.Workload;

namespace Cacheable.Simulation.Episodes;

/// <summary>What came of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Tally">What happened, counted.</param>
/// <param name="Duration">How much virtual time passed, in ticks.</param>
/// <param name="Violation">The first violation, if any.</param>
/// <param name="Climate">What the episode was like.</param>
/// <param name="Story">What happened, told, where it was asked for.</param>
internal sealed record EpisodeResult(long Seed, Tally Tally, long Duration, Violation? Violation, Climate Climate, Story? Story);
