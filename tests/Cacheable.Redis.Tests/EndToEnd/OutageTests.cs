using Cacheable.Schedules;
using Cacheable.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cacheable.Redis.Tests;

/// <summary>The whole cache while its Redis is away. Each test has a server of its own.</summary>
public sealed class OutageTests
{
    private static readonly CacheEntryOptions Options = new() { TimeToLive = TimeSpan.FromMinutes(10) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_whose_redis_is_away_starts_serves_from_the_source_and_L1_and_says_so_once()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await server.KillAsync();
        var log = new WarningLog();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(log);

        // The first lookup waits for the connection as long as the L1 lease lasts; here it must not matter how fast the machine is.
        builder.Services.AddCacheable(cache => cache
            .UseRedis(server.Configuration)
            .Configure(static options => options.L1OutageLease = TimeSpan.FromHours(1)));
        using var application = builder.Build();
        await application.StartAsync(Cancel);
        var cache = application.Services.GetRequiredService<ICache>();
        var source = new Source();

        for (var n = 0; n < 20; n++)
        {
            Assert.Equal("Ada", await source.ReadAsync(cache, "user:4:profile"));
            await source.ReadAsync(cache, $"user:{n + 100}:profile");
        }

        Assert.Equal(21, source.Loads);
        Assert.Equal(InvalidationOutcome.Deferred, await cache.InvalidateAsync("user:4:*", Cancel));
        await source.ReadAsync(cache, "user:4:profile");
        Assert.Equal(22, source.Loads);
        Assert.Single(log.Warnings);
        await application.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_redis_that_comes_later_is_used_from_then_on()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await server.KillAsync();
        var starting = StartAsync(server);
        await server.RestartAsync();
        await using var one = await starting;
        await using var two = await StartAsync(server);
        var source = new Source();

        await source.ReadAsync(one.Cache, "user:4:profile");
        await one.FillsAnsweredAsync();

        Assert.Equal("Ada", await source.ReadAsync(two.Cache, "user:4:profile"));
        Assert.Equal(1, source.Loads);
    }

    [Fact]
    public async Task A_redis_that_restarts_empty_is_no_reason_to_serve_what_it_forgot()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var one = await StartAsync(server);
        var source = new Source();
        await source.ReadAsync(one.Cache, "user:4:profile");

        await server.KillAsync();
        await server.RestartAsync();
        await using var two = await StartAsync(server);

        Assert.Equal("Ada", await source.ReadAsync(two.Cache, "user:4:profile"));
        Assert.Equal(2, source.Loads);
    }

    private static Task<ScheduledInstance> StartAsync(RedisProcess server) => ScheduledInstance.StartAsync(cache =>
        cache.UseRedis(server.Configuration, options => options.CommandTimeout = options.StartTimeout = ForcedStaleSchedule.Patience));

    private sealed class Source
    {
        private int _loads;

        public int Loads => Volatile.Read(ref _loads);

        public ValueTask<string> ReadAsync(ICache cache, string key) => cache.GetOrCreateAsync(
            key,
            this,
            static (source, _) =>
            {
                Interlocked.Increment(ref source._loads);
                return ValueTask.FromResult("Ada");
            },
            Options,
            Cancel);
    }
}
