using Storefront.Hosting;

namespace Cacheable.Storefront.Tests.Hosting;

public sealed class ArgumentsTests
{
    [Fact]
    public void Without_arguments_the_whole_shop_is_served()
    {
        var options = Arguments.Parse([]);

        Assert.False(options.Demo);
        Assert.Null(options.Redis);
        Assert.Equal(100_000, options.Products);
    }

    [Fact]
    public void Every_option_is_read()
    {
        var options = Arguments.Parse(
            ["--demo", "--redis", "localhost:6379", "--products", "500", "--seconds", "2", "--clients", "3", "--seed", "-4", "--port", "0", "--json", "a.json"]);

        Assert.Equal(
            new RunOptions
            {
                Demo = true,
                Redis = "localhost:6379",
                Products = 500,
                Seconds = 2,
                Clients = 3,
                Seed = -4,
                Port = 0,
                JsonPath = "a.json",
            },
            options);
    }

    [Theory]
    [InlineData("--frobnicate", "--frobnicate")]
    [InlineData("demo", "demo")]
    [InlineData("--redis", "--redis needs a value")]
    [InlineData("--redis --demo", "--redis needs a value")]
    [InlineData("--redis localhost", "HOST:PORT")]
    [InlineData("--redis localhost:70000", "HOST:PORT")]
    [InlineData("--seconds 0", "--seconds")]
    [InlineData("--seconds soon", "'soon'")]
    [InlineData("--products 1", "--products")]
    [InlineData("--skew steep", "'steep'")]
    [InlineData("--json /no/such/folder/figures.json", "--json")]
    public void A_bad_argument_is_named(string arguments, string named)
    {
        var exception = Assert.Throws<FormatException>(() => Arguments.Parse(arguments.Split(' ')));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }
}
