using Cacheable.Durations;
using CsCheck;

namespace Cacheable.Abstractions.Tests.Durations;

public class DurationParserTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("15s", 15_000)]
    [InlineData("10m", 600_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("90s", 90_000)]
    [InlineData("365d", 31_536_000_000)]
    public void A_duration_is_a_sum_of_amounts_with_units(string text, long milliseconds)
    {
        Assert.True(DurationParser.TryParse(text, out var duration, out var error), error);
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData(null, "not a duration")]
    [InlineData("", "not a duration")]
    [InlineData("10", "not a duration")]
    [InlineData("m", "not a duration")]
    [InlineData("5 minutes", "not a duration")]
    [InlineData("5M", "not a duration")]
    [InlineData("1.5h", "not a duration")]
    [InlineData("30m1h", "not a duration")]
    [InlineData("1m1m", "not a duration")]
    [InlineData(" 5m", "not a duration")]
    [InlineData("-5m", "negative")]
    [InlineData("0s", "zero")]
    [InlineData("366d", "beyond reason")]
    [InlineData("365d1ms", "beyond reason")]
    [InlineData("99999999999999999999999d", "beyond reason")]
    public void What_is_no_duration_is_refused_with_its_reason(string? text, string reason)
    {
        Assert.False(DurationParser.TryParse(text, out var duration, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, duration);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(-1_500, "-1s500ms")]
    [InlineData(0.5, "00:00:00.0005000")]
    public void What_nobody_would_write_is_told_all_the_same(double milliseconds, string text) =>
        Assert.Equal(text, DurationParser.Format(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Long[1, (long)DurationParser.Longest.TotalMilliseconds].Sample(milliseconds =>
            DurationParser.TryParse(DurationParser.Format(TimeSpan.FromMilliseconds(milliseconds)), out var duration, out _)
            && duration == TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("5 minutes", "5m")]
    [InlineData("5min", "5m")]
    [InlineData("1 hour and 30 minutes", "1h30m")]
    [InlineData("1.5h", "1h30m")]
    [InlineData("5M", "5m")]
    [InlineData("90 sec", "1m30s")]
    [InlineData("00:05:00", "5m")]
    [InlineData("PT5M", "5m")]
    [InlineData("2 weeks", "14d")]
    [InlineData("soon", null)]
    [InlineData("10", null)]
    [InlineData("0 minutes", null)]
    [InlineData("10 years", null)]
    [InlineData("9999999 days", null)]
    [InlineData("Px", null)]
    public void A_near_miss_is_understood(string text, string? meant) => Assert.Equal(meant, DurationSuggestion.For(text));

    [Fact]
    public void Whatever_is_suggested_can_be_read() =>
        Gen.Select(Gen.Double[0, 1_000], Gen.OneOf("ms", "sec", "Minutes", " hours", " d")).Sample((amount, unit) =>
            DurationSuggestion.For(FormattableString.Invariant($"{amount:0.##}{unit}")) is not { } text || DurationParser.TryParse(text, out _, out _));
}
