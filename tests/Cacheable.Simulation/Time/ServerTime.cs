namespace Cacheable.Simulation.Time;

/// <summary>The clock of the remote server. It has no timers: the store looks at the time when it is asked.</summary>
internal sealed class ServerTime(Scheduler scheduler) : TimeProvider
{
    public override long TimestampFrequency => Span.Second;

    public override long GetTimestamp() => scheduler.Now;
}
