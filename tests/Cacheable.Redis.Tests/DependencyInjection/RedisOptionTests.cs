namespace Cacheable.Redis.Tests.DependencyInjection;

public sealed class RedisOptionTests
{
    [Fact]
    public void The_defaults_are_those_of_the_page()
    {
        var options = new RedisOptions();

        Assert.Equal(("cacheable", 1), (options.Namespace, options.Groups));
        Assert.Equal((TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)), (options.CommandTimeout, options.StartTimeout));
        Assert.Null(options.Configuration);
        Assert.Null(options.Multiplexer);
    }
}
