namespace Cacheable;

/// <summary>Where the cache takes its chance from (jitter), so that tests and simulations can replay it.</summary>
public abstract class RandomSource
{
    /// <summary>The process's own randomness.</summary>
    public static RandomSource Shared { get; } = new SharedRandom();

    /// <summary>A number drawn uniformly from [0, 1). Called from any thread.</summary>
    public abstract double NextDouble();

    private sealed class SharedRandom : RandomSource
    {
        public override double NextDouble() => Random.Shared.NextDouble();
    }
}
