using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Memory.Peers;

internal sealed class HybridCacheStore : Store, IDisposable
{
    private readonly ServiceProvider _services;

    public HybridCacheStore()
        : base("HybridCache, immutable type")
    {
        var services = new ServiceCollection();
        services.AddHybridCache();
        _services = services.BuildServiceProvider();
    }

    public override void Read(int id)
    {
        var cache = _services.GetRequiredService<HybridCache>();
        _ = cache.GetOrCreateAsync(Article.KeyOf(id), id, static (id, _) => new ValueTask<Article>(Article.Load(id))).Value();
    }

    public void Dispose() => _services.Dispose();
}
