using BitFaster.Caching;
using BitFaster.Caching.Lru;

namespace Cacheable.Benchmarks.Memory.Peers;

internal sealed class BareStore() : Store("bare BitFaster with expiry")
{
    private readonly ICache<int, Article> _cache = new ConcurrentLruBuilder<int, Article>()
        .WithCapacity(MemoryFigure.Capacity)
        .WithExpireAfterWrite(TimeSpan.FromHours(1))
        .Build();

    public override void Read(int id) => _cache.GetOrAdd(id, Article.Load);
}
