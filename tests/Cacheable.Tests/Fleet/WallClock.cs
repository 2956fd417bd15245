namespace Cacheable.Tests;

/// <summary>The clock of one machine: durations are those of the fleet, but what time of day it is differs by <see cref="Offset"/>.</summary>
internal sealed class WallClock(TimeProvider fleet) : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override long TimestampFrequency => fleet.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => fleet.GetUtcNow() + Offset;

    public override long GetTimestamp() => fleet.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        fleet.CreateTimer(callback, state, dueTime, period);
}
