using System.Collections.Concurrent;
using Cacheable.Simulation.Ablation;
using Cacheable.Simulation.Episodes;

namespace Cacheable.Simulation.Tests.Ablation;

/// <summary>One table of protections. Each is a class, so that two run at once.</summary>
public abstract class AblationTests
{
    private static readonly Lazy<AblationRun> Run = new(static () => new AblationRun());
    private static readonly ConcurrentDictionary<long, Lazy<EpisodeResult>> Intact = new();

    private protected static TheoryData<string> NamesOf(IEnumerable<Protection> protections) => [.. protections.Select(static protection => protection.Name)];

    private protected static AblationResult Without(Protection protection) => Run.Value.Run(protection);

    protected static void MissesIt(string name)
    {
        var result = Without(Protections.All.Single(protection => protection.Name == name));

        Assert.True(result.Seed is not null, $"Not caught in {result.Elapsed}: the checker does not bite.");
        Assert.Null(Intact.GetOrAdd(result.Seed.Value, static seed => new(() => SimulationThread.Run(() => Episode.Play(seed, Campaign.ReadsOfEpisode)))).Value.Violation);
    }
}
