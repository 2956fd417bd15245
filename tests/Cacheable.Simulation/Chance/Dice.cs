namespace Cacheable.Simulation.Chance;

/// <summary>All chance of an episode, from its seed: SplitMix64 (Steele, Lea, Flood 2014), the same on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice of their own, so that one more throw here does not change what falls there.</summary>
    public Dice Fork() => new(Next());

    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Uniform from [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => probability > 0 && Unit() < probability;

    /// <summary>Uniform from [0, <paramref name="count"/>).</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    public T Among<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public long Between(long least, long most) => least + (long)(Unit() * (most - least));

    public long Exponential(long mean) => (long)(-Math.Log(1 - Unit()) * mean);
}
