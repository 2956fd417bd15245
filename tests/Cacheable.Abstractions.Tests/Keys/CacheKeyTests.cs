using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cacheable.Contract;
using CsCheck;

namespace Cacheable.Abstractions.Tests.Keys;

public class CacheKeyTests
{
    private static readonly Gen<string?> Nasty = Gen.OneOf(
        Gen.OneOf<string?>(null, string.Empty, "null", "%null", "%empty", ":", "*", "%", "%3A", "%25", ",", "{", "}", "\n", "é"),
        Gen.String[Gen.Char[":*%,{}3A25nul\0é"], 0, 6].Select(text => (string?)text));

    [Fact]
    public void Different_texts_make_different_keys() =>
        Gen.Select(Nasty, Nasty, Nasty, Nasty).Sample((a, b, c, d) =>
            (a, b) == (c, d) == (CacheKey.Format($"x:{a}:{b}") == CacheKey.Format($"x:{c}:{d}")));

    [Fact]
    public void Different_collections_make_different_keys() =>
        Gen.Select(Nasty.Array[0, 4], Nasty.Array[0, 4]).Sample((left, right) =>
            left.SequenceEqual(right) == (CacheKey.Format($"x:{left}") == CacheKey.Format($"x:{right}")));

    [Fact]
    public void No_value_forges_a_separator_or_a_wildcard() =>
        Nasty.Sample(value =>
        {
            var key = CacheKey.Format($"x:{value}");
            return key.Count(c => c == ':') == 1 && !key.Contains('*', StringComparison.Ordinal);
        });

    [Fact]
    public void Null_nothing_and_the_word_null_are_three_keys()
    {
        string? missing = null;
        var keys = new[] { CacheKey.Format($"x:{missing}"), CacheKey.Format($"x:{"null"}"), CacheKey.Format($"x:{string.Empty}"), CacheKey.Format($"x:{"%null"}") };

        Assert.Equal(4, keys.Distinct().Count());
    }

    [Fact]
    public void A_key_does_not_depend_on_the_culture()
    {
        static string Format() => CacheKey.Format(
            $"{1234.5m}:{-1.5}:{new DateOnly(2026, 11, 22)}:{new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc)}:{true}:{DayOfWeek.Friday}:{-7}");

        var expected = Format();
        var previous = CultureInfo.CurrentCulture;
        try
        {
            // Made by hand, because the suite runs with invariant globalization and knows no other culture.
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            foreign.NumberFormat.NumberDecimalSeparator = ";";
            foreign.NumberFormat.NegativeSign = "~";
            foreign.DateTimeFormat.DateSeparator = "!";
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal(expected, Format());
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }

        Assert.Equal("1234.5:-1.5:2026-11-22:2026-11-22T01%3A02%3A03.0000000Z:true:Friday:-7", expected);
    }

    [Fact]
    public void A_value_whose_text_is_its_type_is_refused() =>
        Assert.Throws<ArgumentException>(() => CacheKey.Format($"x:{new object()}"));

    [Fact]
    public void A_memory_is_refused_unless_it_holds_a_text()
    {
        Assert.Throws<ArgumentException>(() => CacheKey.Format($"x:{new ReadOnlyMemory<byte>([1])}"));
        Assert.Throws<ArgumentException>(() => CacheKey.Format($"x:{new Memory<int>([1])}"));
        Assert.Equal("x:a%3Ab", CacheKey.Format($"x:{"a:b".AsMemory()}"));
    }

    [Fact]
    public void A_long_formattable_value_is_written_whole()
    {
        var version = System.Numerics.BigInteger.Pow(10, 100);

        Assert.Equal("x:1" + new string('0', 100), CacheKey.Format($"x:{version}"));
    }

    [Fact]
    public void Equal_decimals_are_one_text() => EqualPartsHaveEqualTexts(
        Gen.OneOf(Gen.Decimal, Gen.OneOf(1.0m, 1.00m, 1m, -0.0m, 0m, 0.000m)), KeyPart.Of);

    [Fact]
    public void Equal_doubles_are_one_text() => EqualPartsHaveEqualTexts(
        Gen.OneOf(Gen.Double.Special, Gen.OneOf(0.0, -0.0, double.NaN, 1.5)), KeyPart.Of);

    [Fact]
    public void Equal_moments_are_one_text_and_kinds_are_told_apart() => EqualPartsHaveEqualTexts(
        Gen.Select(Gen.Long[0, 3], Gen.Enum<DateTimeKind>(), (ticks, kind) => new DateTime(ticks, kind)), value => KeyPart.Of(value).ToString());

    [Fact]
    public void Equal_offsets_are_one_text_and_offsets_are_told_apart() => EqualPartsHaveEqualTexts(
        Gen.Select(Gen.Long[TimeSpan.TicksPerDay, TimeSpan.TicksPerDay + 3], Gen.Int[-3, 3], (ticks, hours) => new DateTimeOffset(ticks, TimeSpan.FromHours(hours))),
        value => KeyPart.Of(value));

    private static void EqualPartsHaveEqualTexts<TValue, TPart>(Gen<TValue> values, Func<TValue, TPart> partOf) =>
        Gen.Select(values, values).Sample((left, right) =>
        {
            var (a, b) = (partOf(left), partOf(right));
            return EqualityComparer<TPart>.Default.Equals(a, b) == (CacheKey.Format($"{a}") == CacheKey.Format($"{b}"));
        });

    [Fact]
    public void A_hash_stands_for_the_escaped_text_of_a_value()
    {
        var day = new DateOnly(2026, 11, 22);
        string[] names = ["a,b", "c"];
        string? missing = null;

        Assert.Equal("x:" + HashOf("ada%3Ab"), CacheKey.Format($"x:{"ada:b":hash}"));
        Assert.Equal("x:" + HashOf("2026-11-22"), CacheKey.Format($"x:{day:hash}"));
        Assert.Equal("x:" + HashOf("a%2Cb,c"), CacheKey.Format($"x:{names:hash}"));
        Assert.Equal("x:" + HashOf("a%2Cb,c"), CacheKey.Format($"x:{KeyPart.Text($"{names}"):hash}"));
        Assert.Equal("x:%null", CacheKey.Format($"x:{missing:hash}"));
        Assert.Throws<ArgumentException>(() => CacheKey.Format($"x:{new object():hash}"));
    }

    [Fact]
    public void Different_texts_have_different_hashes_and_lone_surrogates_too() =>
        Gen.Select(Gen.OneOf(Nasty, Gen.Const<string?>("\ud800"), Gen.Const<string?>("\udc00")), Nasty).Sample((left, right) =>
            left == right == (CacheKey.Format($"x:{left:hash}") == CacheKey.Format($"x:{right:hash}")));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)).AsSpan(0, 16));
}
