namespace Cacheable.Testing;

/// <summary>The time of a store's queues: what is due goes by the monotonic clock, versions by the wall clock, as on a server.</summary>
internal sealed class QueueClock(TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();

    public TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Microseconds of the wall clock.</summary>
    public long Microseconds => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
