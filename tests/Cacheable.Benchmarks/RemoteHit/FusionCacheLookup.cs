using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries.Fusion;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using ZiggyCreatures.Caching.Fusion;

namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>The same lookup of FusionCache, with two tags, its memory passed by.</summary>
internal sealed class FusionCacheLookup : RemoteReader
{
    private static readonly string[] Tags = ["article", "text"];

    private readonly RedisCache _redis;
    private readonly FusionCache _cache = new(new FusionCacheOptions());
    private readonly FusionCacheEntryOptions _options = new(TimeSpan.FromHours(1)) { SkipMemoryCacheRead = true, SkipMemoryCacheWrite = true };
    private bool _filled;

    private FusionCacheLookup(RedisGround redis)
        : base("FusionCache, L2 hit, 2 tags")
    {
        _redis = new RedisCache(new RedisCacheOptions { Configuration = redis.Configuration });
        _cache.SetupDistributedCache(_redis, new JsonSerializer());
    }

    public static async Task<FusionCacheLookup> StartAsync(RedisGround redis)
    {
        var reader = new FusionCacheLookup(redis);
        for (var id = 0; id < Article.Count; id++)
        {
            await reader.ReadAsync(id);
        }

        reader._filled = true;
        return reader;
    }

    public override async ValueTask<int> ReadAsync(int id) => (await _cache.GetOrSetAsync<string>(
        Article.KeyOf(id),
        (_, _) => Task.FromResult(_filled ? string.Empty : Article.Text),
        options: _options,
        tags: Tags)).Length;

    public override ValueTask DisposeAsync()
    {
        _cache.Dispose();
        _redis.Dispose();
        return ValueTask.CompletedTask;
    }
}
