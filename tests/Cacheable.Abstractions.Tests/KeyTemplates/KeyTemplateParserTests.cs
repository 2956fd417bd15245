using Cacheable.KeyTemplates;

namespace Cacheable.Abstractions.Tests.KeyTemplates;

public class KeyTemplateParserTests
{
    [Theory]
    [InlineData("users")]
    [InlineData("user:<id>:profile")]
    [InlineData("user:{id}:profile")]
    [InlineData("<tenant>:user:<id>")]
    public void A_key_template_is_read_back_from_its_parts(string text)
    {
        var template = KeyTemplateParser.ParseKey(text, out var error);

        Assert.Null(error);
        Assert.NotNull(template);
        Assert.False(template.IsPattern);
        Assert.Equal(text, string.Concat(template.Parts.Select(part => text.Substring(part.Span.Start, part.Span.Length))));
    }

    [Fact]
    public void A_placeholder_has_a_path_a_format_and_its_place()
    {
        const string Text = "sales:<order.@day.Date:HH:mm>:<each ids>";
        var placeholders = KeyTemplateParser.ParseKey(Text, out _)!.Placeholders.ToArray();

        Assert.Equal("order.day.Date", placeholders[0].Path);
        Assert.Equal("order", placeholders[0].Root);
        Assert.Equal("HH:mm", placeholders[0].Format);
        Assert.Equal("<order.@day.Date:HH:mm>", Slice(Text, placeholders[0].Span));
        Assert.Equal("order.@day.Date", Slice(Text, placeholders[0].PathSpan));
        Assert.True(placeholders[1].IsEach);
        Assert.Equal("ids", placeholders[1].Path);
    }

    [Theory]
    [InlineData("", "Empty", "")]
    [InlineData("  ", "Empty", "  ")]
    [InlineData("user:<id", "Unbalanced", "<")]
    [InlineData("user:id>", "Unbalanced", ">")]
    [InlineData("user:<<id>>", "Unbalanced", "<")]
    [InlineData("user:<id}", "Unbalanced", "<")]
    [InlineData("user:<id>:{page}", "MixedDelimiters", "{")]
    [InlineData("user:<>", "MalformedPlaceholder", "<>")]
    [InlineData("user:<a..b>", "MalformedPlaceholder", "<a..b>")]
    [InlineData("user:<1a>", "MalformedPlaceholder", "<1a>")]
    [InlineData("user:< id>", "MalformedPlaceholder", "< id>")]
    [InlineData("user:<id:>", "MalformedPlaceholder", "<id:>")]
    [InlineData("user:<id>:*", "WildcardInName", "*")]
    [InlineData("us*er", "WildcardInName", "*")]
    [InlineData("user:<a><b>", "PlaceholdersTouch", "<a><b>")]
    public void A_malformed_key_template_says_what_is_wrong_and_where(string text, string kind, string where)
    {
        Assert.Null(KeyTemplateParser.ParseKey(text, out var error));
        Assert.Equal(kind, error!.Kind.ToString());
        Assert.Equal(where, Slice(text, error.Span));
    }

    [Theory]
    [InlineData("*")]
    [InlineData(":*")]
    [InlineData("user*")]
    [InlineData("user:a*")]
    [InlineData("user:*:profile")]
    [InlineData("user:<id>*")]
    [InlineData("user:**")]
    public void A_wildcard_is_the_whole_last_segment_or_an_error(string text)
    {
        Assert.Null(KeyTemplateParser.ParseKeyOrPattern(text, out var error));
        Assert.Equal(KeyTemplateErrorKind.WildcardNotLast, error!.Kind);
    }

    [Theory]
    [InlineData("*", "has no prefix before its '*'")]
    [InlineData(":*", "has no prefix before its '*'")]
    [InlineData("user*", "has a '*' that is not the whole last segment")]
    public void A_wildcard_without_a_prefix_is_told_so(string text, string problem)
    {
        KeyTemplateParser.ParseKeyOrPattern(text, out var error);
        Assert.Equal(problem, error!.Problem);
    }

    [Fact]
    public void A_pattern_ends_in_a_wildcard_segment()
    {
        Assert.True(KeyTemplateParser.ParseKeyOrPattern("user:<id>:*", out _)!.IsPattern);
        Assert.False(KeyTemplateParser.ParseKeyOrPattern("user:<id>:profile", out _)!.IsPattern);
    }

    [Theory]
    [InlineData("catalog")]
    [InlineData("category:<id>")]
    [InlineData("{a}-{b}")]
    public void A_tag_is_written_as_a_key_is(string text) => Assert.Equal(text, KeyTemplateParser.Parse(text, TemplateRole.Tag, out _)!.Text);

    [Theory]
    [InlineData("category:*", "has a '*', but a tag is compared as a whole")]
    [InlineData("a*b", "has a '*', but a tag is compared as a whole")]
    [InlineData(" ", "is empty")]
    public void A_tag_has_a_name_and_no_wildcard(string text, string problem)
    {
        Assert.Null(KeyTemplateParser.Parse(text, TemplateRole.Tag, out var error));
        Assert.Equal(problem, error!.Problem);
    }

    private static string Slice(string text, TemplateSpan span) => text.Substring(span.Start, span.Length);
}
