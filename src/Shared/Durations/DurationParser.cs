namespace Cacheable.Durations;

/// <summary>Reads durations as attributes and configuration write them: <c>250ms</c>, <c>15s</c>, <c>10m</c>, <c>1h30m</c>, <c>7d</c>.</summary>
internal static class DurationParser
{
    /// <summary>Nothing is cached for longer: beyond it lies a slip of the keyboard.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    // Largest first: the order in which a text must name them, each at most once.
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("d", TimeSpan.TicksPerDay),
        ("h", TimeSpan.TicksPerHour),
        ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond),
        ("ms", TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>Reads a duration that is longer than nothing and not beyond reason.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration; zero where it cannot be read.</param>
    /// <param name="error">Why it cannot be read, so that it can follow the text: "is zero"; <see langword="null"/> where it can.</param>
    public static bool TryParse(string? text, out TimeSpan duration, out string? error)
    {
        duration = TimeSpan.Zero;
        error = Read(text ?? string.Empty, out var ticks);
        if (error is null)
        {
            duration = TimeSpan.FromTicks(ticks);
        }

        return error is null;
    }

    /// <summary>Writes a duration as it is read, <c>1h30m</c>; whole milliseconds, and one that is shorter as nobody would write it.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero && duration > TimeSpan.MinValue)
        {
            return "-" + Format(duration.Negate());
        }

        var rest = duration.Ticks;
        var text = string.Empty;
        foreach (var (name, ticks) in Units)
        {
            if (rest >= ticks)
            {
                text += (rest / ticks).ToString(System.Globalization.CultureInfo.InvariantCulture) + name;
                rest %= ticks;
            }
        }

        return text.Length > 0 ? text : duration == TimeSpan.Zero ? "0s" : duration.ToString();
    }

    private static string? Read(string text, out long total)
    {
        const string Malformed = "is not a duration";
        total = 0;
        var at = 0;
        var unit = -1;
        while (at < text.Length)
        {
            var amount = 0L;
            var digits = at;
            while (at < text.Length && text[at] is >= '0' and <= '9')
            {
                amount = Math.Min((amount * 10) + (text[at] - '0'), Longest.Ticks);
                at++;
            }

            var letters = at;
            while (at < text.Length && text[at] is >= 'a' and <= 'z')
            {
                at++;
            }

            var named = IndexOfUnit(text.Substring(letters, at - letters));
            if (digits == letters || named <= unit)
            {
                return text is ['-', ..] ? "is negative" : Malformed;
            }

            unit = named;
            if (amount > Longest.Ticks / Units[unit].Ticks || (total += amount * Units[unit].Ticks) > Longest.Ticks)
            {
                return "is beyond reason, which ends at 365d";
            }
        }

        return text.Length == 0 ? Malformed : total == 0 ? "is zero" : null;
    }

    private static int IndexOfUnit(string name) => Array.FindIndex(Units, unit => unit.Name == name);
}
