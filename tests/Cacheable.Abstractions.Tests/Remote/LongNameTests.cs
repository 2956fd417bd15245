using System.Text;
using Cacheable.Remote;
using CsCheck;

namespace Cacheable.Abstractions.Tests.Remote;

public class LongNameTests
{
    private const int Segments = 3;

    /// <summary>Texts of few and of many segments, each short or long, of one byte a character and of more; so alike that they share beginnings.</summary>
    private static readonly Gen<string> Texts =
        Gen.Select(Gen.OneOf("a", "b", "ü", "日", "\ud83d\ude00", "\ud800"), Gen.OneOf(0, 1, 40, 100, 171, 300, 600))
            .Select(static (text, count) => string.Concat(Enumerable.Repeat(text, count)))
            .Array[1, 6]
            .Select(static segments => string.Join(':', segments))
            .Where(static text => text.Length > 0);

    [Theory]
    [InlineData("x", 512)]
    [InlineData("ü", 256)]
    public void A_name_of_512_bytes_stays_and_one_of_more_does_not(string character, int count)
    {
        var text = string.Concat(Enumerable.Repeat(character, count));

        Assert.Equal(text, new EntryKey(text).Text);
        Assert.Equal(text, CacheName.Parse(text).Text);
        Assert.Equal(text, CacheName.Tag(text).Text);
        Assert.NotEqual(text + "x", new EntryKey(text + "x").Text);
        Assert.NotEqual(text + "x", CacheName.Parse(text + "x").Text);
        Assert.NotEqual(text + "x", CacheName.Tag(text + "x").Text);
        Assert.NotEqual(text + "x", Assert.Single(new EntryKey("k", [text + "x"]).Tags));
    }

    [Fact]
    public void What_a_long_name_begins_with_can_be_read()
    {
        var text = $"search:en:products:cheap:{new string('q', 600)}:1";

        var name = new EntryKey(text).Text;

        Assert.Matches($@"^search:en:products:cheap:q{{48}}\*[A-Za-z0-9_-]{{22}}$", name);
    }

    // A key that changed with a release would be a miss; one that two releases on one Redis call differently would miss an invalidation.
    [Fact]
    public void The_name_is_the_same_in_every_process_and_release() =>
        Assert.Equal(
            $"{new string('u', 48)}*zRarH1gkw0EB57fAmATh7w:profile*VkcyRwZ9wuLrmgmPKGM-TQ",
            new EntryKey($"{new string('u', 600)}:profile").Text);

    [Fact]
    public void A_name_has_at_most_1024_bytes() =>
        Texts.Sample(static text =>
        {
            var key = new EntryKey(text);
            return key.Prefixes.Append(key.Text).All(static name => Encoding.UTF8.GetByteCount(name) <= 1024);
        });

    [Fact]
    public void Different_texts_have_different_names() =>
        Gen.Select(Texts, Texts).Sample(static (one, other) => (one == other) == (new EntryKey(one).Text == new EntryKey(other).Text));

    [Fact]
    public void Lone_surrogates_that_are_one_text_in_UTF_8_have_two_names()
    {
        var rest = new string('x', 600);

        Assert.NotEqual(new EntryKey(rest + '\ud800').Text, new EntryKey(rest + '\udbff').Text);
    }

    [Fact]
    public void Whatever_names_a_prefix_names_the_prefix_of_the_key() =>
        Texts.Sample(static text =>
        {
            var segments = text.Split(':');
            var prefixes = new EntryKey(text).Prefixes;
            return prefixes.Count == segments.Length - 1
                && prefixes.Index().All(prefix =>
                    CacheName.TryParse(string.Join(':', segments[..(prefix.Index + 1)]) + ":*", out var name)
                        ? name == new CacheName(prefix.Item, CacheNameKind.Prefix)
                        : prefix.Item.Length == 0);
        });

    // Groups are told by the first two segments of a name, and what L1 knows of a prefix by the first three.
    [Fact]
    public void The_first_three_segments_of_a_name_are_the_names_of_what_it_lies_below() =>
        Texts.Sample(static text =>
        {
            var key = new EntryKey(text);
            var named = key.Text.Split(':');
            return key.Prefixes.Take(Segments).Index().All(prefix => prefix.Item == string.Join(':', named[..(prefix.Index + 1)]))
                && Math.Min(named.Length, Segments) == Math.Min(text.Split(':').Length, Segments);
        });

    [Fact]
    public void Nobody_can_write_the_name_of_a_long_key()
    {
        var name = new EntryKey(new string('k', 600)).Text;

        Assert.Throws<ArgumentException>(() => new EntryKey(name));
        Assert.Throws<ArgumentException>(() => CacheName.Parse(name));
        Assert.Throws<ArgumentException>(() => CacheName.Tag(name));
        Assert.DoesNotContain("*", CacheKey.Format($"{name}"), StringComparison.Ordinal);
    }
}
