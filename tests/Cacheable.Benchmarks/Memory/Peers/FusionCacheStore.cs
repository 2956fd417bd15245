using ZiggyCreatures.Caching.Fusion;

namespace Cacheable.Benchmarks.Memory.Peers;

internal sealed class FusionCacheStore() : Store("FusionCache"), IDisposable
{
    private readonly FusionCache _cache = new(new FusionCacheOptions());
    private readonly FusionCacheEntryOptions _options = new(TimeSpan.FromHours(1));

    public override void Read(int id) => _cache.GetOrSet<Article>(Article.KeyOf(id), (_, _) => Article.Load(id), _options);

    public void Dispose() => _cache.Dispose();
}
