using Cacheable.Simulation.Episodes;

namespace Cacheable.Simulation.Ablation;

/// <summary>What is called across the border between two copies of the simulation: nothing but numbers and text passes.</summary>
internal static class SeedRun
{
    /// <summary>Plays one seed. The violation, if there is one.</summary>
    public static string? Play(long seed) => SimulationThread.Run(() => Episode.Play(seed, Campaign.ReadsOfEpisode)).Violation?.What;
}
