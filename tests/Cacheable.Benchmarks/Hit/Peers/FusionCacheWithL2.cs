using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries.Fusion;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;

namespace Cacheable.Benchmarks.Hit.Peers;

internal sealed class FusionCacheWithL2 : Contender, IDisposable
{
    private static readonly string[] Tags = ["shop:7", "shop:7:product"];

    private static readonly Func<FusionCacheFactoryExecutionContext<Product>, CancellationToken, Task<Product>> Load =
        static (context, _) => Task.FromResult(Products.ByCode[context.Key]);

    private readonly FusionCacheEntryOptions _options = new(TimeSpan.FromHours(1));
    private readonly FusionCache _cache = new(new FusionCacheOptions { WaitForInitialBackplaneSubscribe = true });
    private readonly ConnectionMultiplexer _connection;

    public FusionCacheWithL2(RedisGround redis)
        : base("FusionCache, L2, backplane, 2 tags")
    {
        _connection = ConnectionMultiplexer.Connect(redis.Configuration);
        _cache.SetupDistributedCache(new RedisCache(new RedisCacheOptions { Configuration = redis.Configuration }), new JsonSerializer());
        _cache.SetupBackplane(new RedisBackplane(_connection));
    }

    public override void Prepare()
    {
        foreach (var tag in Tags)
        {
            _cache.RemoveByTag(tag);
        }
    }

    public override long Run(int operations)
    {
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            var id = index & Products.Mask;
            sum += _cache.GetOrSetAsync<Product>(keys[id], Load, options: _options, tags: Tags).Value().Id;
        }

        return sum;
    }

    public void Dispose()
    {
        _cache.Dispose();
        _connection.Dispose();
    }
}
