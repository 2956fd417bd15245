using System.Globalization;
using System.Text.RegularExpressions;

namespace Cacheable.Durations;

/// <summary>Guesses what a text that is no duration meant: <c>5 minutes</c>, <c>00:05:00</c> and <c>PT5M</c> are <c>5m</c>.</summary>
internal static class DurationSuggestion
{
    private static readonly Regex Amounts = new(
        @"^\s*(?:(?<amount>\d+(?:[.,]\d+)?)\s*(?<unit>[a-z]+)\s*(?:,|and\b)?\s*)+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A duration that can be read, or <see langword="null"/> where nothing is near.</summary>
    public static string? For(string text)
    {
        var meant = FromAmounts(text) ?? FromClock(text) ?? FromIso(text);
        return meant is { } duration && duration > TimeSpan.Zero && duration <= DurationParser.Longest
            ? DurationParser.Format(duration)
            : null;
    }

    private static TimeSpan? FromAmounts(string text)
    {
        var match = Amounts.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var total = 0.0;
        for (var index = 0; index < match.Groups["amount"].Captures.Count; index++)
        {
            var amount = match.Groups["amount"].Captures[index].Value.Replace(',', '.');
            var unit = MillisecondsIn(match.Groups["unit"].Captures[index].Value.ToLowerInvariant());
            if (unit == 0)
            {
                return null;
            }

            total += double.Parse(amount, CultureInfo.InvariantCulture) * unit;
        }

        return Whole(total);
    }

    private static TimeSpan? FromClock(string text) =>
        text.IndexOf(':') is > 0 && TimeSpan.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var clock) ? Whole(clock.TotalMilliseconds) : null;

    private static TimeSpan? FromIso(string text)
    {
        try
        {
            return text is ['P', ..] ? System.Xml.XmlConvert.ToTimeSpan(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static TimeSpan? Whole(double milliseconds) =>
        milliseconds <= DurationParser.Longest.TotalMilliseconds ? TimeSpan.FromTicks((long)Math.Round(milliseconds) * TimeSpan.TicksPerMillisecond) : null;

    private static double MillisecondsIn(string unit) => unit switch
    {
        "ms" or "msec" or "msecs" or "milli" or "millis" or "millisecond" or "milliseconds" => 1,
        "s" or "sec" or "secs" or "second" or "seconds" => 1_000,
        "m" or "min" or "mins" or "minute" or "minutes" => 60_000,
        "h" or "hr" or "hrs" or "hour" or "hours" => 3_600_000,
        "d" or "day" or "days" => 86_400_000,
        "w" or "week" or "weeks" => 604_800_000,
        _ => 0,
    };
}
