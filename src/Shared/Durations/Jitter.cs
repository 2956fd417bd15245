using System.Globalization;

namespace Cacheable.Durations;

/// <summary>How much sooner than its TTL an entry may expire: a duration (<c>30s</c>) or a share of the TTL (<c>10%</c>).</summary>
internal readonly record struct Jitter
{
    private readonly TimeSpan _duration;
    private readonly decimal _percent;

    private Jitter(TimeSpan duration, decimal percent) => (_duration, _percent) = (duration, percent);

    /// <summary>A jitter of <paramref name="duration"/>, whatever the TTL.</summary>
    public static Jitter Exactly(TimeSpan duration) => new(duration, percent: 0);

    /// <summary>A jitter that is to any TTL what <paramref name="duration"/> is to <paramref name="timeToLive"/>.</summary>
    public static Jitter Share(TimeSpan duration, TimeSpan timeToLive) => new(TimeSpan.Zero, 100m * duration.Ticks / timeToLive.Ticks);

    /// <summary>The jitter as a duration, for entries that live <paramref name="timeToLive"/>.</summary>
    public TimeSpan Of(TimeSpan timeToLive) =>
        _percent == 0 ? _duration : TimeSpan.FromTicks((long)(timeToLive.Ticks * _percent / 100) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);

    /// <summary>Reads a jitter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="jitter">The jitter; none where it cannot be read.</param>
    /// <param name="error">Why it cannot be read, so that it can follow the text; <see langword="null"/> where it can.</param>
    public static bool TryParse(string? text, out Jitter jitter, out string? error)
    {
        jitter = default;
        if (text?.Split('%') is not [var share, ""])
        {
            var parsed = DurationParser.TryParse(text, out var duration, out error);
            jitter = new Jitter(duration, percent: 0);
            return parsed;
        }

        const NumberStyles Digits = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(share, Digits, CultureInfo.InvariantCulture, out var percent) || percent is <= 0 or >= 100)
        {
            error = "is not a share of the TTL between 0% and 100%";
            return false;
        }

        error = null;
        jitter = new Jitter(TimeSpan.Zero, percent);
        return true;
    }
}
