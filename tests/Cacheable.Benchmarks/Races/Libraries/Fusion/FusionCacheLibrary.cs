using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;

namespace Cacheable.Benchmarks.Races.Libraries.Fusion;

internal sealed class FusionCacheLibrary() : Library("FusionCache", typeof(FusionCache))
{
    private const float Earliest = 0.0001f;

    public override string Settings =>
        "L2: `RedisCache` of Microsoft.Extensions.Caching.StackExchangeRedis; a backplane on Redis pub/sub; a distributed locker on Redis; " +
        "`AllowBackgroundDistributedCacheOperations` and `AllowBackgroundBackplaneOperations` false, so that an invalidation returns when both are done; " +
        "`WaitForInitialBackplaneSubscribe`; auto-recovery on (default); L2 only: `SkipMemoryCache`; fail-safe off (default) except where it is what is measured: " +
        "there `IsFailSafeEnabled` and a `FailSafeMaxDuration` of ten minutes. " +
        "Invalidated with `RemoveAsync` and `RemoveByTagAsync`. Backplane, locker and JSON serializer are thin ones of this benchmark over FusionCache's public interfaces.";

    public override bool TakesClock => false;

    public override string MetadataPattern => "*__fc:t:*";

    public override async Task<IInstance> StartAsync(Site site)
    {
        var options = new FusionCacheOptions
        {
            CacheName = site.Namespace,
            CacheKeyPrefix = site.Namespace + ":",
            WaitForInitialBackplaneSubscribe = true,
        };
        options.DefaultEntryOptions.Duration = site.TimeToLive;
        options.DefaultEntryOptions.EagerRefreshThreshold = site.RefreshesEarly ? Earliest : null;
        if (site.FailSafe is { } failSafe)
        {
            options.DefaultEntryOptions.IsFailSafeEnabled = true;
            options.DefaultEntryOptions.FailSafeMaxDuration = failSafe;
        }

        options.DefaultEntryOptions.AllowBackgroundDistributedCacheOperations = false;
        options.DefaultEntryOptions.AllowBackgroundBackplaneOperations = false;
        options.DefaultEntryOptions.SkipMemoryCacheRead = options.DefaultEntryOptions.SkipMemoryCacheWrite = !site.HasL1;
        var cache = new FusionCache(options);
        if (!site.HasL2)
            return new FusionCacheInstance(cache, options.CacheKeyPrefix, null);

        var connection = await ConnectionMultiplexer.ConnectAsync($"{site.Server.Configuration},name={site.NextClient()}");
        var l2 = new WatchedDistributedCache(new RedisCache(new RedisCacheOptions
        {
            ConnectionMultiplexerFactory = () => Task.FromResult<IConnectionMultiplexer>(connection),
        }));
        var backplane = new RedisBackplane(connection);
        cache.SetupDistributedCache(l2, new JsonSerializer());
        cache.SetupDistributedLocker(new RedisLocker(connection.GetDatabase()));
        cache.SetupBackplane(backplane);
        return new FusionCacheInstance(cache, options.CacheKeyPrefix, new FusionCacheRemote(connection, l2, backplane));
    }
}
