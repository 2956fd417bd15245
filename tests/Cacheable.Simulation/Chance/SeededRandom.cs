namespace Cacheable.Simulation.Chance;

/// <summary>The engine's randomness, out of the episode's seed.</summary>
internal sealed class SeededRandom(Dice dice) : RandomSource
{
    public override double NextDouble() => dice.Unit();
}
