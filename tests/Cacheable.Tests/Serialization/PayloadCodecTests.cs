using System.Buffers;
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
        Assert.True(codec.TryDecode(codec.Bytes(article), out var back, out _, out _));
        Assert.Equal(article, back);
    });

    [Fact]
    public void A_mutated_payload_is_never_a_wrong_value() =>
        Gen.Select(Articles, Gen.Int[0, 10_000], Gen.Byte[1, 255], Gen.Int[-3, 3]).Sample(static (article, at, flip, grow) =>
        {
            var codec = Codec<Article>();
            var payload = codec.Bytes(article);
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
        var payload = codec.Bytes(Sample);
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
        var payload = codec.Bytes(Sample);
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

        Assert.True(Codec<Article>().TryDecode(Codec<Article>().Bytes(Sample, times), out _, out var back, out _));

        Assert.Equal(new PayloadTimes(TimeSpan.FromMilliseconds(loadBack), TimeSpan.FromMilliseconds(afterlifeBack)), back);
    }

    [Fact]
    public void An_absence_has_times_too()
    {
        var times = new PayloadTimes(TimeSpan.FromMilliseconds(3), TimeSpan.FromDays(365));

        Assert.True(Codec<Article?>().TryDecode(Codec<Article?>().Bytes(null, times), out _, out var back, out _));

        Assert.Equal(times, back);
    }

    [Fact]
    public void The_longest_afterlife_can_be_read()
    {
        var times = new PayloadTimes(TimeSpan.MaxValue, TimeSpan.MaxValue);

        Assert.True(Codec<Article>().TryDecode(Codec<Article>().Bytes(Sample, times), out _, out var back, out _));

        Assert.InRange(back.Afterlife, TimeSpan.FromDays(1_000_000), TimeSpan.MaxValue);
    }

    [Fact]
    public void A_payload_of_another_serializer_is_a_miss_that_says_so()
    {
        var payload = new PayloadCodec<Article>(new NullWriter { Id = "another" }, shape: 0, Payloads.Limits).Bytes(Sample);

        Assert.False(Codec<Article>().TryDecode(payload, out _, out _, out var rejection));

        Assert.Contains("another serializer", rejection, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_type_is_a_miss() => Assert.False(Codec<Marked>().TryDecode(Codec<Article>().Bytes(Sample), out _, out _, out _));

    [Fact]
    public void Race_40_another_shape_of_the_same_type_is_a_miss_and_no_value_with_defaults()
    {
        var other = new PayloadCodec<Marked>(new JsonCacheSerializer([new MarkedContext()]), shape: 0, Payloads.Limits);

        Assert.False(Codec<Marked>().TryDecode(other.Bytes(new Marked("Ada")), out _, out _, out var rejection));
        Assert.Contains("shape", rejection, StringComparison.Ordinal);

        var nested = new PayloadCodec<List<Marked>>(new JsonCacheSerializer([new MarkedContext()]), shape: 0, Payloads.Limits);
        Assert.False(Codec<List<Marked>>().TryDecode(nested.Bytes([new Marked("Ada")]), out _, out _, out _));
    }

    [Fact]
    public void Race_40_another_shape_that_only_the_compiler_saw_is_a_miss()
    {
        var payload = Codec<Article>(shape: 1).Bytes(Sample);

        Assert.False(Codec<Article>(shape: 2).TryDecode(payload, out _, out _, out var rejection));
        Assert.Contains("shape", rejection, StringComparison.Ordinal);
        Assert.True(Codec<Article>(shape: 1).TryDecode(payload, out var back, out _, out _));
        Assert.Equal(Sample, back);
    }

    [Fact]
    public void What_a_call_by_hand_and_a_method_write_is_read_by_both()
    {
        Assert.True(Codec<Article>().TryDecode(Codec<Article>(shape: 1).Bytes(Sample), out _, out _, out _));
        Assert.True(Codec<Article>(shape: 1).TryDecode(Codec<Article>().Bytes(Sample), out _, out _, out _));
    }

    [Fact]
    public void Race_40_a_call_by_hand_and_a_method_share_nothing_where_the_serializer_cannot_tell_a_shape()
    {
        var (byHand, method) = (Positional(shape: 0), Positional(shape: 1));

        Assert.False(byHand.TryDecode(method.Bytes("text"), out _, out _, out _));
        Assert.False(method.TryDecode(byHand.Bytes("text"), out _, out _, out var rejection));
        Assert.Contains("shape", rejection, StringComparison.Ordinal);
        Assert.True(byHand.TryDecode(byHand.Bytes("text"), out _, out _, out _));
        Assert.True(method.TryDecode(method.Bytes("text"), out _, out _, out _));

        static PayloadCodec<string> Positional(ulong shape) => new(new PositionalSerializer(), shape, Payloads.Limits);
    }

    [Theory]
    [InlineData((byte)2)]
    [InlineData((byte)4)]
    public void An_earlier_or_later_version_is_a_miss_that_names_both(byte version)
    {
        var payload = Codec<Article>().Bytes(Sample);
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
        var payload = new PayloadCodec<Article>(serializer, shape: 0, Payloads.Limits).Bytes(Sample);
        Assert.False(Codec<Article>().TryDecode(payload, out _, out _, out _));

        Assert.True(Codec<Article?>().TryDecode(Codec<Article?>().Bytes(null), out var absent, out _, out _));
        Assert.Null(absent);
    }

    [Fact]
    public void Absence_of_a_type_that_has_no_null_is_a_miss()
    {
        var absent = Codec<int?>().Bytes(null);
        Assert.True(Codec<int?>().TryDecode(absent, out var value, out _, out _));
        Assert.Null(value);

        Assert.False(Codec<int>().TryDecode(absent, out _, out _, out _));
    }

    [Fact]
    public void A_tuple_comes_back_with_its_elements()
    {
        var codec = Codec<(int Total, string? Name)>();

        Assert.True(codec.TryDecode(codec.Bytes((3, "three")), out var back, out _, out _));
        Assert.Equal((3, "three"), back);
    }

    [Fact]
    public void A_context_of_the_application_writes_the_types_it_knows_and_reflection_the_others()
    {
        var withContext = new JsonCacheSerializer([new MarkedContext()]);
        var buffer = new ArrayBufferWriter<byte>();

        withContext.Serialize(new Marked("Ada"), buffer);
        Assert.Equal("""{"marked":"Ada"}""", Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.Equal(new Marked("Ada"), withContext.Deserialize<Marked>(new ReadOnlySequence<byte>(buffer.WrittenMemory)));

        var codec = new PayloadCodec<Article>(withContext, shape: 0, Payloads.Limits);
        Assert.True(codec.TryDecode(codec.Bytes(Sample), out var back, out _, out _));
        Assert.Equal(Sample, back);
    }

    private static PayloadCodec<TValue> Codec<TValue>(ulong shape = 0) => new(new JsonCacheSerializer(Array.Empty<JsonSerializerContext>()), shape, Payloads.Limits);

    // A lone surrogate cannot be written in UTF-8.
    private static string? Wellformed(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private sealed class NullWriter : ICacheSerializer
    {
        public string Id { get; init; } = "json";

        public string ShapeOf<TValue>() => new JsonCacheSerializer(Array.Empty<JsonSerializerContext>()).ShapeOf<TValue>();

        public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination) =>
            destination.Write("null"u8);

        public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source) => default;
    }
}
