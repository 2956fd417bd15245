using Cacheable.Remote;

namespace Cacheable.Redis.Tests;

public sealed class EnvelopeTests
{
    private static readonly byte[] BeforeTheIncarnation = [(byte)'C', (byte)'V', 2, 1, 2, 3, 4, 5, 6, 7, 8, 0xff, 0, 0, 0, 0, 9];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(long.MinValue, (1L << 53) - 1)]
    public void What_the_script_and_a_fill_wrote_is_read(long incarnation, long stamp)
    {
        byte[] value = [.. BeforeTheIncarnation, .. Envelope.Seal(new Lease(1, incarnation, stamp)), .. "payload"u8];

        Assert.True(Envelope.TryRead(value, out var envelope));
        Assert.Equal(new Envelope(0x0102030405060708, (0xffL << 40) + 9, incarnation, stamp), envelope);
        Assert.Equal("payload"u8, value.AsSpan(Envelope.Length));
    }

    [Fact]
    public void No_part_of_a_value_is_mistaken_for_a_whole_one()
    {
        byte[] value = [.. BeforeTheIncarnation, .. Envelope.Seal(new Lease(1, 2, 3))];

        Assert.True(Envelope.TryRead(value, out _));
        for (var length = 0; length < value.Length; length++)
        {
            Assert.False(Envelope.TryRead(value.AsSpan(0, length), out _));
        }
    }
}
