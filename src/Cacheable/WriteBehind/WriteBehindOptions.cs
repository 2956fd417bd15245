using Cacheable.Remote;

namespace Cacheable;

/// <summary>How queued writes are kept and flushed. A value out of range stops the start.</summary>
public sealed class WriteBehindOptions
{
    /// <summary>
    /// What must happen to the store before an accepted write is lost. The server is asked when the host starts, and a weaker one stops
    /// it. Default <see cref="WriteBehindDurability.AppendEverySecond"/>.
    /// </summary>
    public WriteBehindDurability Durability { get; set; } = WriteBehindDurability.AppendEverySecond;

    /// <summary>How many replicas must have a write before it counts as accepted, where <see cref="Durability"/> is <see cref="WriteBehindDurability.Replicated"/>. Default 1.</summary>
    public int Replicas { get; set; } = 1;

    /// <summary>How many writes a queue holds; those of a queue of keys are divided among the groups of L2. Default 100,000.</summary>
    public int Capacity { get; set; } = 100_000;

    /// <summary>What becomes of a write that finds its queue full. Default <see cref="FullQueueBehaviour.Wait"/>.</summary>
    public FullQueueBehaviour OnFull { get; set; } = FullQueueBehaviour.Wait;

    /// <summary>How long a write waits for room, where <see cref="OnFull"/> says that it waits. Default 5 s.</summary>
    public TimeSpan FullTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a write that L2 does not answer is sent again, before the call throws. Default 1 s; zero sends it once.</summary>
    public TimeSpan UnavailableTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a claimed batch belongs to one flusher. A flusher that dies delays its batch for no longer; one that takes longer may flush
    /// beside the next, which only a sink that compares versions can tell. Default 30 s.
    /// </summary>
    public TimeSpan ClaimDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many batches of one queue this instance flushes at once; of a log always one. Default 4.</summary>
    public int Parallelism { get; set; } = 4;

    /// <summary>How often a queue is asked for what other instances left. Default 5 s.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a write waits after its first failure; each further one doubles it. Default 1 s.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a write waits after a failure at most. Default 1 min.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a host that stops goes on flushing what is due. What is left stays in the store. Keep it below the host's own
    /// shutdown timeout. Default 10 s; zero leaves everything to others.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
