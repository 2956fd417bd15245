using Cacheable.KeyTemplates;
using Cacheable.Remote;
using CsCheck;

namespace Cacheable.Abstractions.Tests.KeyTemplates;

public class TemplateMatcherTests
{
    [Theory]
    [InlineData("user:<x>:*", "user:<id>:profile", true)]
    [InlineData("user:<x>:*", "user:<id>:orders:<page>", true)]
    [InlineData("user:<x>:*", "user:<id>", false)]
    [InlineData("user:*", "user:<id>", true)]
    [InlineData("user:*", "users:<id>", false)]
    [InlineData("user:4:*", "user:<id>:profile", true)]
    [InlineData("user:4:*", "user:42:profile", false)]
    [InlineData("user:<id>:profile", "user:{user}:profile", true)]
    [InlineData("user:<id>:profile", "user:<id>:avatar", false)]
    [InlineData("user:<id>:profile", "user:me:<what>", true)]
    [InlineData("user:<id>:profile", "user:<id>:profile:large", false)]
    [InlineData("v<version>:x", "v2:x", true)]
    [InlineData("v<version>:x", "w2:x", false)]
    [InlineData("<a>-eu:x", "<b>-us:x", false)]
    [InlineData("<a>-eu:x", "de-<b>:x", true)]
    public void A_pattern_covers_what_it_may_name(string pattern, string key, bool covers) =>
        Assert.Equal(covers, TemplateMatcher.Covers(Read(pattern), Read(key)));

    [Fact]
    public void Whatever_the_runtime_would_invalidate_the_matcher_covers()
    {
        var segment = Gen.OneOf("a", "b", "<p>", "a<p>");
        var template = segment.Array[1, 4].Select(segments => string.Join(':', segments));
        var value = Gen.OneOf(string.Empty, "a", "b", "1");
        Gen.Select(template, template, Gen.Bool, value, value).Sample((key, name, isPattern, keyValue, nameValue) =>
        {
            var pattern = isPattern ? name + ":*" : name;
            var entry = new EntryKey(key.Replace("<p>", keyValue, StringComparison.Ordinal) is { Length: > 0 } text ? text : "a");
            var invalidated = CacheName.Parse(pattern.Replace("<p>", nameValue, StringComparison.Ordinal) is { Length: > 2 } named ? named : "zzz");
            var hits = invalidated.Kind == CacheNameKind.Prefix ? entry.Prefixes.Contains(invalidated.Text) : entry.Text == invalidated.Text;
            return !hits || TemplateMatcher.Covers(Read(pattern), Read(key));
        });
    }

    private static KeyTemplate Read(string text) => KeyTemplateParser.ParseKeyOrPattern(text, out _)!;
}
