using System.Globalization;

namespace Cacheable.Benchmarks.Races;

/// <summary>What one library did in one probe.</summary>
/// <param name="Text">The figure as it is printed.</param>
/// <param name="IsRight">Whether it is what the probe asks for; <see langword="null"/> where the library does not offer the mode.</param>
internal sealed record Cell(string Text, bool? IsRight)
{
    /// <summary>The library has nothing of the kind.</summary>
    public static Cell NotOffered { get; } = new("-", null);

    /// <summary>A count that should be exactly so.</summary>
    public static Cell Count(int count, int right = 0) => new(count.ToString("#,0", CultureInfo.InvariantCulture), count == right);

    /// <summary>A time that should not be longer, or one whose end was not waited for.</summary>
    public static Cell Time(TimeSpan? time, TimeSpan atMost, TimeSpan watched) => time is { } measured
        ? new(string.Create(CultureInfo.InvariantCulture, $"{measured.TotalMilliseconds:#,0} ms"), measured <= atMost)
        : new(string.Create(CultureInfo.InvariantCulture, $"> {watched.TotalMilliseconds:#,0} ms"), false);
}
