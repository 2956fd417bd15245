using Cacheable.Remote;

namespace Cacheable.Abstractions.Tests.Remote;

public class EntryKeyTests
{
    [Theory]
    [InlineData("users", "")]
    [InlineData("user:4", "user")]
    [InlineData("user:4:profile", "user|user:4")]
    [InlineData("user::x", "user|user:")]
    public void A_key_has_a_prefix_at_each_separator(string text, string prefixes) =>
        Assert.Equal(prefixes, string.Join('|', new EntryKey(text).Prefixes));

    [Theory]
    [InlineData("")]
    [InlineData("user:*")]
    public void A_pattern_or_nothing_is_no_key(string text) => Assert.Throws<ArgumentException>(() => new EntryKey(text));

    [Fact]
    public void Tags_keep_their_order_and_are_texts_without_a_wildcard()
    {
        Assert.Equal(["b", "a:1"], new EntryKey("user:4", ["b", "a:1"]).Tags);
        Assert.Empty(new EntryKey("user:4").Tags);
        Assert.Throws<ArgumentException>(() => new EntryKey("user:4", ["a", ""]));
        Assert.Throws<ArgumentException>(() => new EntryKey("user:4", ["a:*"]));
    }

    [Fact]
    public void User_4_is_no_prefix_of_user_42() => Assert.DoesNotContain("user:4", new EntryKey("user:42:profile").Prefixes);

    [Fact]
    public void A_key_of_a_large_entry_is_the_same_key()
    {
        var key = new EntryKey("user:4:profile", ["people"]);

        var large = key.AsLarge();

        Assert.Equal((false, true), (key.IsLarge, large.IsLarge));
        Assert.Equal((key.Text, key.Prefixes, key.Tags), (large.Text, large.Prefixes, large.Tags));
        Assert.Same(large, large.AsLarge());
    }
}
