namespace Cacheable.Simulation.Time;

/// <summary>Durations of virtual time, in ticks.</summary>
internal static class Span
{
    public const long Microsecond = 10;

    public const long Millisecond = 1000 * Microsecond;

    public const long Second = 1000 * Millisecond;
}
