using System.Buffers.Binary;
using System.Text.Json.Serialization;
using Cacheable.Remote;
using Cacheable.Serialization;
using Microsoft.Extensions.Options;

namespace Cacheable.Tests.Serialization;

/// <summary>Which bodies are made shorter, what of them comes back, and what a length that lies costs.</summary>
public sealed class CompressionTests : IAsyncDisposable
{
    private const int Threshold = 10_240;
    private const int Quotes = 2;
    private const int LengthOffset = 36;

    private static readonly string Repeating = string.Concat(Enumerable.Range(0, 4_000).Select(static number => $"{number % 50} of oak, "));

    private readonly Fleet _fleet = new();

    [Fact]
    public void By_default_it_is_what_is_longer_than_ten_kilobytes() => Assert.Equal(Threshold, new CacheableOptions().CompressAbove);

    [Fact]
    public void A_negative_threshold_stops_the_start()
    {
        var failed = _fleet.Start().Get<IValidateOptions<CacheableOptions>>().Validate(null, new CacheableOptions { CompressAbove = -1 });

        Assert.Contains("CompressAbove is -1", failed.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_of_just_the_threshold_stays_as_it_is_and_a_byte_more_shrinks()
    {
        var at = new string('x', Threshold - Quotes);

        Assert.Equal(PayloadHeader.Size + Threshold, Codec().Bytes(at).Length);
        Assert.InRange(Codec().Bytes(at + "x").Length, PayloadHeader.Size, 500);
    }

    [Fact]
    public void What_was_made_shorter_comes_back_as_it_went_also_where_nothing_is_compressed()
    {
        var payload = Codec().Bytes(Repeating);

        Assert.InRange(payload.Length, 1, Repeating.Length / 4);
        Assert.True(Codec().TryDecode(payload, out var back, out _, out _));
        Assert.Equal(Repeating, back);
        Assert.True(Codec(above: 0).TryDecode(payload, out back, out _, out _));
        Assert.Equal(Repeating, back);
    }

    [Fact]
    public void Zero_compresses_nothing() => Assert.Equal(Repeating.Length + Quotes + PayloadHeader.Size, Codec(above: 0).Bytes(Repeating).Length);

    [Fact]
    public void What_does_not_shrink_by_an_eighth_stays_as_it_is_and_the_next_hundred_are_not_tried()
    {
        var codec = Codec();
        var noise = Convert.ToBase64String(Noise(60_000));
        var plain = Repeating.Length + Quotes + PayloadHeader.Size;

        Assert.InRange(codec.Bytes(noise).Length, noise.Length, int.MaxValue);
        for (var next = 0; next < BodyCompression.Rest; next++)
        {
            Assert.Equal(plain, codec.Bytes(Repeating).Length);
        }

        Assert.InRange(codec.Bytes(Repeating).Length, 1, plain / 2);
    }

    [Fact]
    public void What_would_be_too_large_is_tried_whatever_came_before_it()
    {
        var codec = Codec(maxPayload: 20_000);
        var fits = Repeating[..15_000];

        codec.Bytes(Convert.ToBase64String(Noise(60_000)));

        Assert.Equal(fits.Length + Quotes + PayloadHeader.Size, codec.Bytes(fits).Length);
        Assert.InRange(codec.Bytes(Repeating).Length, 1, 20_000);
    }

    [Fact]
    public void What_would_be_too_large_needs_to_shrink_no_more_than_to_fit()
    {
        // JSON writes a plus as six bytes, which shrink.
        var text = string.Concat(Convert.ToBase64String(Noise(14_100)).Replace('+', '-'), new string('x', 1_200));
        var plain = text.Length + Quotes + PayloadHeader.Size;

        Assert.Equal(plain, Codec(maxPayload: plain).Bytes(text).Length);
        var shrunk = Codec(maxPayload: plain - 700).Bytes(text);
        Assert.InRange(shrunk.Length, plain * 7 / 8, plain - 700);
        Assert.True(Codec().TryDecode(shrunk, out var back, out _, out _));
        Assert.Equal(text, back);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(100_000u)]
    [InlineData(100_000_000u)]
    [InlineData(0x7FFFFFC7u)]
    [InlineData(uint.MaxValue)]
    public void A_length_that_lies_is_a_miss_and_nothing_is_rented_for_it(uint length)
    {
        var payload = Codec().Bytes(Repeating);

        // One that tells the truth: a lie told before would leave in the pool what this one is not to rent.
        Assert.True(Codec().TryDecode(payload, out _, out _, out _));
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(LengthOffset), length);
        PayloadHeader.Seal(payload);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(Codec().TryDecode(payload, out _, out _, out var rejection));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
        Assert.NotEmpty(rejection);
    }

    [Fact]
    public void The_next_payload_is_expected_to_be_as_large_as_the_last_that_was_written_or_read()
    {
        var large = Codec(above: 0).Bytes(Repeating);
        var reader = Codec();
        Assert.False(reader.IsLarge);

        reader.TryDecode(large, out _, out _, out _);
        Assert.True(reader.IsLarge);

        reader.Bytes("short");
        Assert.False(reader.IsLarge);

        reader.Bytes(Convert.ToBase64String(Noise(60_000)));
        Assert.True(reader.IsLarge);
    }

    [Fact]
    public async Task The_limit_counts_what_was_made_shorter()
    {
        var instance = _fleet.Start(static settings => settings.Options = static options => options.MaxPayload = 20_000);
        var loader = new Loader<string?>(Repeating);

        await instance.ReadAsync(4, loader);

        Assert.InRange(Repeating.Length, 40_000, int.MaxValue);
        Assert.InRange((await _fleet.Store.Connect().ReadAsync(new EntryKey("user:4:profile"), default))!.Value.Payload.Length, 1, 20_000);
        Assert.Equal(Repeating, await _fleet.Start().ReadAsync(4, loader));
        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task An_instance_with_another_threshold_reads_the_same_entries()
    {
        var loader = new Loader<string?>(Repeating);
        await _fleet.Start().ReadAsync(4, loader);

        Assert.Equal(Repeating, await _fleet.Start(static settings => settings.Options = static options => options.CompressAbove = 0).ReadAsync(4, loader));

        Assert.Equal(1, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static PayloadCodec<string> Codec(int above = Threshold, int maxPayload = 1_048_576) =>
        new(new JsonCacheSerializer(Array.Empty<JsonSerializerContext>()), shape: 0, new PayloadLimits(above, maxPayload));

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
