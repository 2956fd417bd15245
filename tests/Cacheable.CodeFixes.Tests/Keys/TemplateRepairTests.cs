using Cacheable.CodeFixes.Keys;
using Cacheable.KeyTemplates;

namespace Cacheable.CodeFixes.Tests.Keys;

public class TemplateRepairTests
{
    [Theory]
    [InlineData("user:<id:profile", "user:<id>:profile")]
    [InlineData("user:<id", "user:<id>")]
    [InlineData("user:id>:profile", "user:<id>:profile")]
    [InlineData("user:{order.User.Id", "user:{order.User.Id}")]
    [InlineData("user:<:profile", "user::profile")]
    [InlineData("user:<id>>", "user:<id>")]
    [InlineData("user:<id>:{page}", "user:<id>:<page>")]
    [InlineData("user:{id}:<page>:<size>", "user:{id}:{page}:{size}")]
    [InlineData("user:< id >", "user:<id>")]
    [InlineData("day:<day:>", "day:<day>")]
    [InlineData("price:<shop><article>", "price:<shop>:<article>")]
    [InlineData("price:{a}{b}{c}", "price:{a}:{b}:{c}")]
    [InlineData("user:<id>:*", "user:<id>")]
    [InlineData("user:*:profile", "user:profile")]
    [InlineData("user*:<id", "user:<id>")]
    public void A_key_is_written_as_it_was_most_likely_meant(string written, string meant)
    {
        Assert.Null(KeyTemplateParser.ParseKey(written, out _));

        Assert.Equal(meant, TemplateRepair.Of(written, TemplateRole.Key));
    }

    [Theory]
    [InlineData("user:*:profile", "user:*")]
    [InlineData("user:<id>*", "user:<id>:*")]
    [InlineData("user:<id>:**", "user:<id>:*")]
    [InlineData("user:<id>:order*", "user:<id>:order:*")]
    [InlineData("user:<id:*", "user:<id>:*")]
    public void A_pattern_ends_in_its_first_wildcard(string written, string meant)
    {
        Assert.Null(KeyTemplateParser.ParseKeyOrPattern(written, out _));

        Assert.Equal(meant, TemplateRepair.Of(written, TemplateRole.KeyOrPattern));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("<>")]
    [InlineData("user:<1st>")]
    public void Nothing_is_made_up(string written) => Assert.Null(TemplateRepair.Of(written, TemplateRole.KeyOrPattern));

    [Theory]
    [InlineData("user:<id>:profile")]
    [InlineData("user:<id>:*")]
    public void What_can_be_read_stays(string written) => Assert.Equal(written, TemplateRepair.Of(written, TemplateRole.KeyOrPattern));
}
