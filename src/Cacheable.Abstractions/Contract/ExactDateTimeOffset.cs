using System.Globalization;

namespace Cacheable.Contract;

/// <summary>A <see cref="DateTimeOffset"/> whose equality includes its offset: a loader may answer by the offset.</summary>
/// <param name="Ticks">The ticks of the clock time.</param>
/// <param name="Offset">The offset from UTC.</param>
public readonly record struct ExactDateTimeOffset(long Ticks, TimeSpan Offset) : IFormattable
{
    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        new DateTimeOffset(Ticks, Offset).ToString(format ?? "O", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => ToString(format: null, formatProvider: null);
}
