using System.Globalization;
using System.Text;

namespace Cacheable.Generators.Emitting;

/// <summary>Texts and durations as code.</summary>
internal static class CodeText
{
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("FromDays", TimeSpan.TicksPerDay),
        ("FromHours", TimeSpan.TicksPerHour),
        ("FromMinutes", TimeSpan.TicksPerMinute),
        ("FromSeconds", TimeSpan.TicksPerSecond),
        ("FromMilliseconds", TimeSpan.TicksPerMillisecond),
        ("FromTicks", 1),
    ];

    /// <summary>A string literal.</summary>
    public static string Literal(string text) => $"\"{Escape(text)}\"";

    /// <summary>Text inside an interpolated string.</summary>
    public static string Interpolated(string text) => Escape(text).Replace("{", "{{").Replace("}", "}}");

    /// <summary>Text inside a string literal.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character is '"' or '\\' ? escaped.Append('\\').Append(character)
                : char.IsControl(character) || character is '\u2028' or '\u2029' ? escaped.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)character)
                : escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary><c>global::System.TimeSpan.FromMinutes(10)</c>, in the largest unit that is exact.</summary>
    public static string Duration(TimeSpan duration)
    {
        var (name, ticks) = Units.First(unit => duration.Ticks % unit.Ticks == 0);
        return $"global::System.TimeSpan.{name}({(duration.Ticks / ticks).ToString(CultureInfo.InvariantCulture)})";
    }
}
