namespace Cacheable.Faults.Run;

/// <summary>What a run must reach.</summary>
internal sealed record Demanded(int Kinds, int Injections, long Operations, int Rounds)
{
    /// <summary>In CI, in less than three minutes.</summary>
    public static Demanded Short { get; } = new(Kinds: 10, Injections: 100, Operations: 1_000_000, Rounds: 1);

    /// <summary>By command.</summary>
    public static Demanded Long { get; } = new(Kinds: 20, Injections: 2_000, Operations: 10_000_000, Rounds: 20);

    /// <summary>On a cluster, beside the other short run.</summary>
    public static Demanded ClusterShort { get; } = new(Kinds: 8, Injections: 10, Operations: 200_000, Rounds: 1);

    /// <summary>On a cluster, by command.</summary>
    public static Demanded ClusterLong { get; } = new(Kinds: 9, Injections: 200, Operations: 3_000_000, Rounds: 10);

    /// <summary>On a server that is not ours to kill: the network's faults alone.</summary>
    public static Demanded Network { get; } = new(Kinds: 10, Injections: 60, Operations: 500_000, Rounds: 1);
}
