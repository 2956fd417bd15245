using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Hit.Peers;

internal abstract class HybridCachePeer(string name, Action<IServiceCollection>? configure = null) : Contender(name), IDisposable
{
    private readonly ServiceProvider _services = Build(configure);

    protected HybridCache Cache => field ??= _services.GetRequiredService<HybridCache>();

    public void Dispose() => _services.Dispose();

    private static ServiceProvider Build(Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        configure?.Invoke(services);
        services.AddHybridCache();
        return services.BuildServiceProvider();
    }
}

internal sealed class HybridCacheImmutable() : HybridCachePeer("HybridCache, immutable type")
{
    public override long Run(int operations)
    {
        var cache = Cache;
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            var id = index & Products.Mask;
            sum += cache.GetOrCreateAsync(keys[id], id, static (id, _) => new ValueTask<Product>(Products.All[id])).Value().Id;
        }

        return sum;
    }
}

internal sealed class HybridCachePlain() : HybridCachePeer("HybridCache, plain record")
{
    public override long Run(int operations)
    {
        var cache = Cache;
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            var id = index & Products.Mask;
            sum += cache.GetOrCreateAsync(keys[id], id, static (id, _) => new ValueTask<PlainProduct>(Copy(id))).Value().Id;
        }

        return sum;
    }

    private static PlainProduct Copy(int id) => new(id, Products.All[id].Name, Products.All[id].Price);
}
