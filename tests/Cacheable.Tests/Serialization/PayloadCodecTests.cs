using System.Text;
using System.Text.Json.Serialization;
using Cacheable.Serialization;
using CsCheck;

namespace Cacheable.Tests.Serialization;

public sealed class PayloadCodecTests
{
    private static readonly Gen<Article> Leaves =
        from id in Gen.Int
        from title in Gen.String.Null()
        from price in Gen.Decimal
        from since in Gen.DateTimeOffset
        from tags in Gen.String.List[0, 4]
        select new Article(id, Wellformed(title), price, since, tags.ConvertAll(static tag => Wellformed(tag)!), Parent: null);

    private static readonly Gen<Article> Articles = Gen.Select(Leaves, Leaves.Null(), static (article, parent) => article with { Parent = parent });

    private static readonly Article Sample = new(7, "Émile", 12.50m, DateTimeOffset.UnixEpoch, ["a", "b"], Parent: null);

    [Fact]
    public void A_value_comes_back_as_it_went() => Articles.Sample(static article =>
    {
        var codec = Codec<Article>();
        Assert.True(codec.TryDecode(codec.Encode(article, default), out var back, out _, out _));
        Assert.Equal(article, back);
    });

    [Fact]
    public void A_mutated_payload_is_never_a_wrong_value() =>
        Gen.Select(Articles, Gen.Int[0, 10_000], Gen.Byte[1, 255], Gen.Int[-3, 3]).Sample(static (article, at, flip, grow) =>
        {
            var codec = Codec<Article>();
            var payload = codec.Encode(article, default);
            payload[at % payload.Length] ^= flip;
            Array.Resize(ref payload, Math.Max(0, payload.Length + grow));
            Assert.False(codec.TryDecode(payload, out _, out _, out var rejection));
            Assert.NotEmpty(rejection);
        });

    [Fact]
    public void Random_bytes_are_never_a_value() =>
        Gen.Byte.Array[0, 200].Sample(static bytes => Assert.False(Codec<Article>().TryDecode(bytes, out _, out _, out _)));

    [Fact]
    public void A_flipped_bit_at_any_place_is_a_miss()
    {
        var codec = Codec<Article>();
        var payload = codec.Encode(Sample, default);
        for (var bit = 0; bit < payload.Length * 8; bit++)
        {
            var damaged = payload.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(codec.TryDecode(damaged, out _, out _, out var rejection), $"bit {bit}");
            Assert.NotEmpty(rejection);
        }
    }

    [Fact]
    public void A_payload_cut_at_any_length_is_a_miss()
    {
        var codec = Codec<Article>();
        var payload = codec.Encode(Sample, default);
        for (var length = 0; length < payload.Length; length++)
        {
            Assert.False(codec.TryDecode(payload.AsMemory(0, length), out _, out _, out _), $"{length} bytes");
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(250, 604_800_000, 250, 604_800_000)]
    [InlineData(0.1, 0.1, 1, 1)]
    [InlineData(5_000_000_000, 5_000_000_000, 4_294_967_295, 5_000_000_000)]
    [InlineData(-1, -1, 0, 0)]
    public void The_times_come_back_in_whole_milliseconds_rounded_up(double load, double afterlife, double loadBack, double afterlifeBack)
    {
        var times = new PayloadTimes(TimeSpan.FromMilliseconds(load), TimeSpan.FromMilliseconds(afterlife));

        Assert.True(Codec<Article>().TryDecode(Codec<Article>().Encode(Sample, times), out _, out var back, out _));

        Assert.Equal(new PayloadTimes(TimeSpan.FromMilliseconds(loadBack), TimeSpan.FromMilliseconds(afterlifeBack)), back);
    }

    [Fact]
    public void An_absence_has_times_too()
    {
        var times = new PayloadTimes(TimeSpan.FromMilliseconds(3), TimeSpan.FromDays(365));

        Assert.True(Codec<Article?>().TryDecode(Codec<Article?>().Encode(null, times), out _, out var back, out _));

        Assert.Equal(times, back);
    }

    [Fact]
    public void The_longest_afterlife_can_be_read()
    {
        var times = new PayloadTimes(TimeSpan.MaxValue, TimeSpan.MaxValue);

        Assert.True(Codec<Article>().TryDecode(Codec<Article>().Encode(Sample, times), out _, out var back, out _));

        Assert.InRange(back.Afterlife, TimeSpan.FromDays(1_000_000), TimeSpan.MaxValue);
    }

    [Fact]
    public void A_payload_of_another_serializer_is_a_miss_that_says_so()
    {
        var payload = new PayloadCodec<Article>(new NullWriter { Id = "another" }).Encode(Sample, default);

        Assert.False(Codec<Article>().TryDecode(payload, out _, out _, out var rejection));

        Assert.Contains("another serializer", rejection, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_type_is_a_miss() => Assert.False(Codec<Marked>().TryDecode(Codec<Article>().Encode(Sample, default), out _, out _, out _));

    [Fact]
    public void Race_40_another_shape_of_the_same_type_is_a_miss_and_no_value_with_defaults()
    {
        var other = new PayloadCodec<Marked>(new JsonValueSerializer([new MarkedContext()]));

        Assert.False(Codec<Marked>().TryDecode(other.Encode(new Marked("Ada"), default), out _, out _, out var rejection));
        Assert.Contains("shape", rejection, StringComparison.Ordinal);

        var nested = new PayloadCodec<List<Marked>>(new JsonValueSerializer([new MarkedContext()]));
        Assert.False(Codec<List<Marked>>().TryDecode(nested.Encode([new Marked("Ada")], default), out _, out _, out _));
    }

    [Theory]
    [InlineData((byte)2)]
    [InlineData((byte)4)]
    public void An_earlier_or_later_version_is_a_miss_that_names_both(byte version)
    {
        var payload = Codec<Article>().Encode(Sample, default);
        payload[1] = version;

        Assert.False(Codec<Article>().TryDecode(payload, out _, out _, out var rejection));
        Assert.Contains($"version {version} and this is version 3", rejection, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"Id\":7}")]
    [InlineData("a longer text that another application stored under the same key")]
    public void Foreign_bytes_are_a_miss(string foreign) =>
        Assert.False(Codec<Article>().TryDecode(Encoding.UTF8.GetBytes(foreign), out _, out _, out _));

    [Fact]
    public void A_body_of_null_is_a_miss_and_absence_has_a_mark_of_its_own()
    {
        var serializer = new NullWriter();
        var payload = new PayloadCodec<Article>(serializer).Encode(Sample, default);
        Assert.False(Codec<Article>().TryDecode(payload, out _, out _, out _));

        Assert.True(Codec<Article?>().TryDecode(Codec<Article?>().Encode(null, default), out var absent, out _, out _));
        Assert.Null(absent);
    }

    [Fact]
    public void Absence_of_a_type_that_has_no_null_is_a_miss()
    {
        var absent = Codec<int?>().Encode(null, default);
        Assert.True(Codec<int?>().TryDecode(absent, out var value, out _, out _));
        Assert.Null(value);

        Assert.False(Codec<int>().TryDecode(absent, out _, out _, out _));
    }

    [Fact]
    public void A_tuple_comes_back_with_its_elements()
    {
        var codec = Codec<(int Total, string? Name)>();

        Assert.True(codec.TryDecode(codec.Encode((3, "three"), default), out var back, out _, out _));
        Assert.Equal((3, "three"), back);
    }

    [Fact]
    public void A_context_of_the_application_writes_the_types_it_knows_and_reflection_the_others()
    {
        var withContext = new JsonValueSerializer([new MarkedContext()]);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();

        withContext.Serialize(new Marked("Ada"), buffer);
        Assert.Equal("""{"marked":"Ada"}""", Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.Equal(new Marked("Ada"), withContext.Deserialize<Marked>(buffer.WrittenSpan));

        var codec = new PayloadCodec<Article>(withContext);
        Assert.True(codec.TryDecode(codec.Encode(Sample, default), out var back, out _, out _));
        Assert.Equal(Sample, back);
    }

    private static PayloadCodec<TValue> Codec<TValue>() => new(new JsonValueSerializer(Array.Empty<JsonSerializerContext>()));

    // A lone surrogate cannot be written in UTF-8.
    private static string? Wellformed(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private sealed class NullWriter : IValueSerializer
    {
        public string Id { get; init; } = "json";

        public string ShapeOf<TValue>() => new JsonValueSerializer(Array.Empty<JsonSerializerContext>()).ShapeOf<TValue>();

        public void Serialize<TValue>(TValue value, System.Buffers.IBufferWriter<byte> destination) =>
            System.Buffers.BuffersExtensions.Write(destination, "null"u8);

        public TValue? Deserialize<TValue>(ReadOnlySpan<byte> source) => default;
    }
}
