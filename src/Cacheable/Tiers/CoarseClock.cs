namespace Cacheable.Tiers;

/// <summary>Milliseconds that only ever go forward. Coarse where the system's own clock serves, because every hit reads it.</summary>
internal sealed class CoarseClock(TimeProvider timeProvider)
{
    private readonly bool _isSystem = ReferenceEquals(timeProvider, TimeProvider.System);
    private readonly long _start = timeProvider.GetTimestamp();

    public long Now => _isSystem ? Environment.TickCount64 : (long)timeProvider.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>The moment <paramref name="duration"/> from now.</summary>
    public long After(TimeSpan duration) => Now + (long)duration.TotalMilliseconds;
}
