namespace Cacheable.Faults;

/// <summary>Real time that passes on purpose: how long a fault lasts, a loader takes, or a reader rests.</summary>
internal static class Pause
{
    public static Task For(TimeSpan time) => Task.Delay(time);

    public static Task For(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);

    public static Task ForMilliseconds(double milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds));
}
