using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.Caching.Memory;

namespace Cacheable.Benchmarks.Hit.Peers;

internal sealed class MemoryCachePeer : Contender, IDisposable
{
    private readonly MemoryCache _cache = new(new MemoryCacheOptions());

    public MemoryCachePeer()
        : base("MemoryCache, TryGetValue")
    {
        foreach (var product in Products.All)
        {
            _cache.Set(Products.Keys[product.Id], product, TimeSpan.FromHours(1));
        }
    }

    public override long Run(int operations)
    {
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            if (_cache.TryGetValue<Product>(keys[index & Products.Mask], out var product))
            {
                sum += product!.Id;
            }
        }

        return sum;
    }

    public void Dispose() => _cache.Dispose();
}
