namespace Cacheable.Redis.Tests;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(long.MinValue, (1L << 53) - 1)]
    public void What_was_written_is_read(long incarnation, long stamp)
    {
        var value = new Envelope(incarnation, stamp).Around("payload"u8);

        Assert.True(Envelope.TryRead(value, out var envelope));
        Assert.Equal(new Envelope(incarnation, stamp), envelope);
        Assert.Equal("payload"u8, value.AsSpan(Envelope.Length));
    }

    [Fact]
    public void No_part_of_a_value_is_mistaken_for_a_whole_one()
    {
        var value = new Envelope(1, 2).Around([]);

        for (var length = 0; length < value.Length; length++)
        {
            Assert.False(Envelope.TryRead(value.AsSpan(0, length), out _));
        }
    }
}
