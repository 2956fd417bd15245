using Microsoft.Extensions.Caching.Memory;

namespace Cacheable.Benchmarks.Memory.Peers;

internal sealed class MemoryCacheStore() : Store("MemoryCache"), IDisposable
{
    private readonly MemoryCache _cache = new(new MemoryCacheOptions());

    public override void Read(int id)
    {
        var key = Article.KeyOf(id);
        if (!_cache.TryGetValue<Article>(key, out _))
        {
            _cache.Set(key, Article.Load(id), TimeSpan.FromHours(1));
        }
    }

    public void Dispose() => _cache.Dispose();
}
