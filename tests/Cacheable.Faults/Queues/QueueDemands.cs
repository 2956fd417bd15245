namespace Cacheable.Faults.Queues;

/// <summary>What a run must reach.</summary>
internal sealed record QueueDemands(long Writes, int Workers, int Redis)
{
    /// <summary>In CI.</summary>
    public static QueueDemands Short { get; } = new(Writes: 100_000, Workers: 10, Redis: 3);

    /// <summary>By command.</summary>
    public static QueueDemands Long { get; } = new(Writes: 1_000_000, Workers: 100, Redis: 20);
}
