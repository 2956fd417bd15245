using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Hit.Peers;

internal sealed class HybridCacheWithL2(RedisGround redis) : HybridCachePeer(
    "HybridCache, immutable type, L2, 2 tags",
    services => services.AddStackExchangeRedisCache(options => (options.Configuration, options.InstanceName) = (redis.Configuration, "hybrid:")))
{
    private static readonly string[] Tags = ["shop:7", "shop:7:product"];

    public override void Prepare() => Cache.RemoveByTagAsync(Tags).AsTask().Wait();

    public override long Run(int operations)
    {
        var cache = Cache;
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            var id = index & Products.Mask;
            sum += cache.GetOrCreateAsync(keys[id], id, static (id, _) => new ValueTask<Product>(Products.All[id]), tags: Tags).Value().Id;
        }

        return sum;
    }
}
