using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

public sealed class UseRedisTests
{
    private const string Nowhere = "127.0.0.1:1";

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("redis://user:s3cret@localhost:6379")]
    [InlineData("localhost:6379,password=s3cret,sssl=true")]
    [InlineData("localhost:6379,password=s3cret,ssl=s3cret-perhaps")]
    [InlineData("password=s3cret")]
    public void A_connection_string_that_cannot_be_read_says_what_to_write_and_no_secret(string text)
    {
        var failure = Assert.Throws<ArgumentException>(() => new Builder().UseRedis(text));

        Assert.Contains("\"localhost:6379\"", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_cannot_work_stop_the_start_with_every_reason()
    {
        var host = Host.CreateApplicationBuilder();
        host.Logging.ClearProviders();
        new Builder(host.Services).UseRedis(Nowhere, options =>
        {
            options.Namespace = "a {b}";
            options.Groups = 1025;
            options.CommandTimeout = TimeSpan.Zero;
            options.StartTimeout = TimeSpan.FromHours(1);
            options.Configuration = null;
        });
        using var application = host.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => application.StartAsync(TestContext.Current.CancellationToken));

        Assert.Collection(
            failure.Failures,
            reason => Assert.Contains("Namespace is 'a {b}': write", reason, StringComparison.Ordinal),
            reason => Assert.Contains("Groups is 1025: write", reason, StringComparison.Ordinal),
            reason => Assert.Contains("CommandTimeout is 00:00:00: write", reason, StringComparison.Ordinal),
            reason => Assert.Contains("StartTimeout is 01:00:00: write", reason, StringComparison.Ordinal),
            reason => Assert.Contains("write UseRedis(\"localhost:6379\")", reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tier_is_one_singleton_and_the_last_word_wins()
    {
        var builder = new Builder();
        builder.UseRedis("other:6379").UseRedis(Nowhere, options => options.Namespace = "shop");
        await using var services = builder.Services.BuildServiceProvider();

        var tier = Assert.Single(services.GetServices<IRemoteTier>());

        Assert.Same(tier, services.GetRequiredService<IRemoteTier>());
        Assert.Equal("redis", tier.Name);
        var options = services.GetRequiredService<IOptions<RedisOptions>>().Value;
        Assert.Equal("shop", options.Namespace);
        Assert.Equal(Nowhere, Assert.Single(options.Configuration!.EndPoints).ToString());
    }

    [Fact]
    public void A_container_that_is_disposed_synchronously_closes_the_tier()
    {
        var builder = new Builder();
        builder.UseRedis(Nowhere);
        IRemoteTier tier;
        using (var services = builder.Services.BuildServiceProvider())
        {
            tier = services.GetRequiredService<IRemoteTier>();
        }

        Assert.Throws<ObjectDisposedException>(
            () => tier.ReadAsync(new EntryKey("user:4"), CancellationToken.None).AsTask().GetAwaiter().GetResult());
    }

    [Fact]
    public void The_applications_own_configuration_is_not_changed()
    {
        var configuration = ConfigurationOptions.Parse(Nowhere);
        configuration.AbortOnConnectFail = true;

        using var tier = new RedisRemoteTier(new RedisOptions { Configuration = configuration });

        Assert.True(configuration.AbortOnConnectFail);
        Assert.Same(BacklogPolicy.Default, configuration.BacklogPolicy);
    }

    private sealed class Builder(IServiceCollection services) : ICacheableBuilder
    {
        public Builder()
            : this(new ServiceCollection())
        {
        }

        public IServiceCollection Services { get; } = services;
    }
}
