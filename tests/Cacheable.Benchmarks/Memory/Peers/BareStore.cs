using BitFaster.Caching;
using BitFaster.Caching.Lru;

namespace Cacheable.Benchmarks.Memory.Peers;

internal sealed class BareStore() : Store("bare BitFaster with expiry")
{
    private readonly ICache<int, Article> _cache = new ConcurrentLruBuilder<int, Article>()
        .WithCapacity(MemoryFigure.Capacity)
        .WithExpireAfterWrite(TimeSpan.FromHours(1))
        .Build();

    public override void ReadAll()
    {
        for (var id = 0; id < Article.Count; id++)
        {
            _cache.GetOrAdd(id, Article.Load);
        }
    }
}
