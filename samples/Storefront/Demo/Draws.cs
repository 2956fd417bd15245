namespace Storefront.Demo;

/// <summary>A stream of random numbers for each request, from the seed and the request's index alone (SplitMix64).</summary>
internal struct Draws(int seed, long index)
{
    private ulong _state = ((ulong)(uint)seed << 40) ^ (ulong)index * 0xD1342543DE82EF95;

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform from 0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count) => (int)(NextDouble() * count);
}
