using Cacheable.Benchmarks.Harness;
using ZiggyCreatures.Caching.Fusion;

namespace Cacheable.Benchmarks.Hit.Peers;

internal sealed class FusionCachePeer() : Contender("FusionCache, GetOrSetAsync"), IDisposable
{
    private readonly FusionCache _cache = new(new FusionCacheOptions());
    private readonly FusionCacheEntryOptions _options = new(TimeSpan.FromHours(1));

    public override long Run(int operations)
    {
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            var id = index & Products.Mask;
            sum += _cache.GetOrSetAsync<Product>(keys[id], Load, _options).Value().Id;
        }

        return sum;
    }

    public void Dispose() => _cache.Dispose();

    private static readonly Func<FusionCacheFactoryExecutionContext<Product>, CancellationToken, Task<Product>> Load =
        static (context, _) => Task.FromResult(Products.ByCode[context.Key]);
}
