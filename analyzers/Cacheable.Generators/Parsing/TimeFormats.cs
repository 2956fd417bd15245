using System.Globalization;

namespace Cacheable.Generators.Parsing;

/// <summary>The formats of times of day and of spans of time.</summary>
internal static class TimeFormats
{
    private const string OfTime = "hHmstfF";
    private const string OfDate = "dMy/zK";
    private const string OfSpan = "dhmsfF";

    private static readonly DateTime Sample = new(2026, 11, 22, 17, 34, 58, DateTimeKind.Utc);

    private static readonly TimeSpan[] Spans = [new(1, 2, 3, 4, 567), new(12, 13, 14, 15, 89)];

    public static FormatOffence? OffenceOfTimeOnly(string format)
    {
        if (!FitsTimeOnly(format))
        {
            return FormatOffence.Of($"is refused by 'TimeOnly'{(format.Length == 1 ? string.Empty : ", which has no date")}", format, NearestTime(format), FitsTimeOnly);
        }

        if (format.Length > 1 && DateFormats.Misread(format) is { } misread)
        {
            return FormatOffence.Of($"writes '{misread}' as it stands", format, DateFormats.Meant(format), FitsTimeOnly);
        }

        return format.Length == 1 || FormatText.Unquoted(format).Any(static run => OfTime.IndexOf(run.Letter) >= 0)
            ? null
            : new FormatOffence("writes the same for every time", Nearest: null);
    }

    public static FormatOffence? OffenceOfTimeSpan(string format)
    {
        if (!FitsTimeSpan(format))
        {
            var isPicture = format.Length > 1;
            return FormatOffence.Of(
                $"is refused by 'TimeSpan'{(isPicture ? ", where all but d, h, m, s, f and F stands in quotes" : string.Empty)}",
                format,
                isPicture ? NearestSpan(format) : null,
                FitsTimeSpan);
        }

        var texts = Spans.Select(span => span.ToString(format, CultureInfo.InvariantCulture)).Distinct();
        return texts.Count() > 1 ? null : new FormatOffence("writes the same for every time", Nearest: null);
    }

    private static bool FitsTimeOnly(string format) => format.Length == 1
        ? "oOrRtT".IndexOf(format[0]) >= 0
        : FormatText.Unquoted(format).All(static run => OfDate.IndexOf(run.Letter) < 0)
            && DateFormats.Fits(() => Sample.ToString(format, CultureInfo.InvariantCulture));

    private static bool FitsTimeSpan(string format) => DateFormats.Fits(() => Spans[0].ToString(format, CultureInfo.InvariantCulture));

    private static string? NearestTime(string format)
    {
        if (format.Length == 1)
        {
            return null;
        }

        // A month alone is a minute that was written large; behind a date the time is what is left.
        var minutes = FormatText.Replace(DateFormats.Meant(format), static letter => letter == 'M' ? "m" : letter.ToString());
        if (FitsTimeOnly(minutes))
        {
            return minutes;
        }

        var date = FormatText.Unquoted(format).LastOrDefault(static run => OfDate.IndexOf(run.Letter) >= 0);
        var time = format.Substring(date.Start + date.Length).TrimStart(' ', 'T', '-', '_', '.', ',', '\'');
        return time.Length > 1 ? time : null;
    }

    private static string NearestSpan(string format) => FormatText.Replace(format, static letter =>
    {
        var small = char.ToLowerInvariant(letter);
        return OfSpan.IndexOf(small) >= 0 && letter != 'F' ? small.ToString() : letter is 'F' or '%' ? letter.ToString() : $"'{letter}'";
    });
}
