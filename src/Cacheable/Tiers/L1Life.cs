namespace Cacheable.Tiers;

/// <summary>When an entry of L1 ends, and what it weighs until then.</summary>
/// <param name="End">The moment until which it is a plain hit, by the <see cref="CoarseClock"/>.</param>
/// <param name="NeedsProof">Whether L1 must be proven for it to be returned; not so for an entry that ends within the L1 lease of its own load.</param>
internal readonly record struct L1Life(long End, bool NeedsProof)
{
    /// <summary>What follows; <see langword="null"/> for nothing.</summary>
    public L1Afterlife? Afterlife { get; init; }

    /// <summary>How long its payload is; zero where it has none.</summary>
    public int Bytes { get; init; }

    /// <summary>Until when it is held.</summary>
    public long KeptUntil => Afterlife?.KeptUntil ?? End;
}
