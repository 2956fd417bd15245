namespace Cacheable.Tiers;

/// <summary>Milliseconds that only ever go forward, for the hit path.</summary>
/// <remarks>
/// Asking the system for the time costs as much as the whole rest of a hit. So one thread of the process asks, every few
/// milliseconds, and hits read what it wrote. An injected clock is asked directly.
/// </remarks>
internal sealed class CoarseClock(TimeProvider timeProvider)
{
    private readonly bool _isSystem = ReferenceEquals(timeProvider, TimeProvider.System);
    private readonly long _start = timeProvider.GetTimestamp();

    /// <summary>The time by the last tick: at most a few milliseconds ago.</summary>
    public long Now => _isSystem ? SystemTick.Latest : Elapsed;

    private long Elapsed => (long)timeProvider.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>The moment <paramref name="duration"/> from now.</summary>
    public long After(TimeSpan duration) => (_isSystem ? Environment.TickCount64 : Elapsed) + (long)duration.TotalMilliseconds;
}
