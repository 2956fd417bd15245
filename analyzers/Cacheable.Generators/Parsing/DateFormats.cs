using System.Globalization;

namespace Cacheable.Generators.Parsing;

/// <summary>The formats of dates, with a time and without.</summary>
internal static class DateFormats
{
    private const string OfDate = "dMy";
    private const string OfTime = "hHmstfFKz";

    // Who writes them means the small ones; .NET writes them as they stand.
    private const string NotSpecifiers = "YDS";

    private static readonly DateTime Sample = new(2026, 11, 22, 17, 34, 58, DateTimeKind.Utc);

    public static FormatOffence? OffenceOfDateTime(string format) =>
        Offence(format, "DateTime", OfDate + OfTime, static text => Fits(() => Sample.ToString(text, CultureInfo.InvariantCulture)));

    public static FormatOffence? OffenceOfDateTimeOffset(string format) =>
        Offence(format, "DateTimeOffset", OfDate + OfTime, static text => Fits(() => new DateTimeOffset(Sample).ToString(text, CultureInfo.InvariantCulture)));

    public static FormatOffence? OffenceOfDateOnly(string format) => Offence(format, "DateOnly", OfDate, FitsDateOnly);

    /// <summary>Whether <paramref name="write"/> writes.</summary>
    internal static bool Fits(Func<string> write)
    {
        try
        {
            return write() is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>With the letters that were meant in place of those that mean nothing.</summary>
    internal static string Meant(string format) => FormatText.Replace(format, static letter =>
        (NotSpecifiers.IndexOf(letter) >= 0 ? char.ToLowerInvariant(letter) : letter).ToString());

    /// <summary>A run of letters that look like a part of a date or time and are none.</summary>
    internal static string? Misread(string format)
    {
        var run = FormatText.Unquoted(format).FirstOrDefault(static one => one.Length > 1 && NotSpecifiers.IndexOf(one.Letter) >= 0);
        return run.Length == 0 ? null : new string(run.Letter, run.Length);
    }

    private static FormatOffence? Offence(string format, string type, string specifiers, Func<string, bool> fits)
    {
        if (!fits(format))
        {
            return FormatOffence.Of($"is refused by '{type}'{Reason(format, type)}", format, Nearest(format, type, fits), fits);
        }

        if (format.Length == 1)
        {
            return null;
        }

        if (Misread(format) is { } misread)
        {
            return FormatOffence.Of($"writes '{misread}' as it stands", format, Meant(format), fits);
        }

        return FormatText.Unquoted(format).Any(run => specifiers.IndexOf(run.Letter) >= 0)
            ? null
            : new FormatOffence("writes the same for every date", Nearest: null);
    }

    private static string Reason(string format, string type) =>
        type != "DateOnly" || format.Length == 1 ? string.Empty
        : FormatText.Unquoted(format).Any(static run => run.Letter == 'm') ? ", because 'm' is a minute"
        : ", which has no time";

    private static string? Nearest(string format, string type, Func<string, bool> fits)
    {
        if (type == "DateTimeOffset" && format == "U")
        {
            return "u";
        }

        if (type != "DateOnly" || format.Length == 1)
        {
            return null;
        }

        // Minutes alone are months that were written small; beside an hour the time was meant, and a date has none.
        var months = FormatText.Replace(Meant(format), static letter => letter == 'm' ? "M" : letter.ToString());
        if (fits(months))
        {
            return months;
        }

        var time = FormatText.Unquoted(format).FirstOrDefault(static run => run.Letter == ':' || OfTime.IndexOf(run.Letter) >= 0);
        var date = Meant(format.Substring(0, time.Start).TrimEnd(' ', 'T', '-', '_', '.', ',', '\''));
        return date.Length > 1 && FormatText.Unquoted(date).Any(static run => OfDate.IndexOf(run.Letter) >= 0) ? date : null;
    }

    private static bool FitsDateOnly(string format) => format.Length == 1
        ? "dDmMoOrRyY".IndexOf(format[0]) >= 0
        : FormatText.Unquoted(format).All(static run => run.Letter != ':' && OfTime.IndexOf(run.Letter) < 0)
            && Fits(() => Sample.ToString(format, CultureInfo.InvariantCulture));
}
