namespace Cacheable.Contract;

/// <summary>
/// Makes a value fit for a key struct: equal parts have equal texts and different texts are different parts, so that L1, which
/// compares values, and L2, which compares texts, can never disagree about what a key is.
/// </summary>
public static class KeyPart
{
    /// <summary>1.0 and 1.00 are one value and must be one text: trailing zeros go.</summary>
    public static decimal Of(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>-0 equals 0 and must be written like it.</summary>
    public static double Of(double value) => value + 0.0;

    /// <inheritdoc cref="Of(double)"/>
    public static float Of(float value) => value + 0.0f;

    /// <inheritdoc cref="Of(double)"/>
    public static Half Of(Half value) => value + Half.Zero;

    /// <inheritdoc cref="ExactDateTime"/>
    public static ExactDateTime Of(DateTime value) => new(value.Ticks, value.Kind);

    /// <inheritdoc cref="ExactDateTimeOffset"/>
    public static ExactDateTimeOffset Of(DateTimeOffset value) => new(value.Ticks, value.Offset);

    /// <inheritdoc cref="Of(decimal)"/>
    public static decimal? Of(decimal? value) => value is { } present ? Of(present) : null;

    /// <inheritdoc cref="Of(double)"/>
    public static double? Of(double? value) => value + 0.0;

    /// <inheritdoc cref="Of(double)"/>
    public static float? Of(float? value) => value + 0.0f;

    /// <inheritdoc cref="Of(double)"/>
    public static Half? Of(Half? value) => value is { } present ? Of(present) : null;

    /// <inheritdoc cref="ExactDateTime"/>
    public static ExactDateTime? Of(DateTime? value) => value is { } present ? Of(present) : null;

    /// <inheritdoc cref="ExactDateTimeOffset"/>
    public static ExactDateTimeOffset? Of(DateTimeOffset? value) => value is { } present ? Of(present) : null;

    /// <summary>Everything else with a text of its own (a collection, a formatted part, a version): the escaped text is the part.</summary>
    public static KeyText Text(CacheKeyStringHandler text) => new(text.ToStringAndClear());
}
