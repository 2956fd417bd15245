using ZiggyCreatures.Caching.Fusion;

namespace Cacheable.Benchmarks.Memory.Peers;

internal sealed class FusionCacheStore() : Store("FusionCache"), IDisposable
{
    private readonly FusionCache _cache = new(new FusionCacheOptions());
    private readonly FusionCacheEntryOptions _options = new(TimeSpan.FromHours(1));

    public override void ReadAll()
    {
        for (var id = 0; id < Article.Count; id++)
        {
            var article = id;
            _cache.GetOrSet<Article>(Article.KeyOf(id), (_, _) => Article.Load(article), _options);
        }
    }

    public void Dispose() => _cache.Dispose();
}
