using System.Globalization;

namespace Cacheable.Contract;

/// <summary>A <see cref="DateTime"/> whose equality includes its kind: the same ticks in UTC and in local time are two moments.</summary>
/// <param name="Ticks">The ticks of the clock time.</param>
/// <param name="Kind">Whether it is local, UTC or unspecified.</param>
public readonly record struct ExactDateTime(long Ticks, DateTimeKind Kind) : IFormattable
{
    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        new DateTime(Ticks, Kind).ToString(format ?? "O", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => ToString(format: null, formatProvider: null);
}
