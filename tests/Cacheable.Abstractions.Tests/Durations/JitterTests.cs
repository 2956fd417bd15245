using Cacheable.Durations;

namespace Cacheable.Abstractions.Tests.Durations;

public class JitterTests
{
    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("10%", 60_000)]
    [InlineData("2.5%", 15_000)]
    [InlineData("99.9%", 599_400)]
    public void A_jitter_is_a_duration_or_a_share_of_the_ttl(string text, long milliseconds)
    {
        Assert.True(Jitter.TryParse(text, out var jitter, out var error), error);
        Assert.Equal(milliseconds, jitter.Of(TimeSpan.FromMinutes(10)).TotalMilliseconds);
    }

    [Theory]
    [InlineData("0%")]
    [InlineData("100%")]
    [InlineData("-5%")]
    [InlineData("%")]
    [InlineData("10%%")]
    [InlineData("ten%")]
    [InlineData("10 %")]
    [InlineData("10")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? text) => Assert.False(Jitter.TryParse(text, out _, out _));
}
