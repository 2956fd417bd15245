using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Races.Libraries.Hybrid;

internal sealed class HybridCacheLibrary() : Library("HybridCache", typeof(HybridCacheServiceExtensions))
{
    public override bool RefreshesEarly => false;

    public override bool FailsSafe => false;

    public override string Settings =>
        "L2: `RedisCache` of Microsoft.Extensions.Caching.StackExchangeRedis; entry options: `Expiration` and `LocalCacheExpiration` the TTL; L2 only: `DisableLocalCache`. " +
        "Invalidated with `RemoveAsync` and `RemoveByTagAsync`. It sends no messages: another instance's L1 is bounded by `LocalCacheExpiration` alone.";

    public override bool SendsMessages => false;

    public override string MetadataPattern => "*__MSFT_HCT__*";

    public override async Task<IInstance> StartAsync(Site site)
    {
        var services = new ServiceCollection();
        if (site.Clock is { } clock)
            services.AddSingleton(clock);

        ConnectionMultiplexer? connection = null;
        WatchedDistributedCache? l2 = null;
        if (site.HasL2)
        {
            connection = await ConnectionMultiplexer.ConnectAsync($"{site.Server.Configuration},name={site.NextClient()}");
            l2 = new WatchedDistributedCache(new RedisCache(new RedisCacheOptions
            {
                InstanceName = site.Namespace + ":",
                ConnectionMultiplexerFactory = () => Task.FromResult<IConnectionMultiplexer>(connection),
            }));
            services.AddSingleton<IDistributedCache>(l2);
        }

        services.AddHybridCache(options => options.DefaultEntryOptions = new HybridCacheEntryOptions
        {
            Expiration = site.TimeToLive,
            LocalCacheExpiration = site.TimeToLive,
            Flags = site.HasL1 ? HybridCacheEntryFlags.None : HybridCacheEntryFlags.DisableLocalCache,
        });
        var provider = services.BuildServiceProvider();
        return new HybridCacheInstance(provider, provider.GetRequiredService<HybridCache>(), connection, l2);
    }
}
