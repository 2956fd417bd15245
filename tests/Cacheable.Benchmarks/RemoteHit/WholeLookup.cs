using System.Diagnostics.Metrics;
using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>A lookup as an application makes it, on a node that has nothing in L1: flight, read of L2, deserialization.</summary>
internal sealed class WholeLookup : RemoteReader
{
    private static readonly CacheEntryOptions Options = new() { TimeToLive = TimeSpan.FromHours(1), Tiers = CacheTiers.L2 };

    private readonly TripCount _trips = new();
    private readonly ServiceProvider _services;
    private readonly ICache _cache;
    private bool _filled;

    private WholeLookup(RedisGround redis)
        : base("Cacheable, whole lookup, L2 hit, 2 prefixes")
    {
        var services = new ServiceCollection();
        services.AddSingleton<IMeterFactory>(_trips);
        services.AddCacheable(cache => cache.UseRedis(redis.Configuration, options =>
        {
            options.Namespace = "lookup";
            options.CommandTimeout = TimeSpan.FromSeconds(10);
        }));
        _services = services.BuildServiceProvider();
        _cache = _services.GetRequiredService<ICache>();
    }

    public override long? RoundTrips => _trips.Trips;

    public static async Task<WholeLookup> StartAsync(RedisGround redis)
    {
        var reader = new WholeLookup(redis);
        var outcome = await reader._cache.InvalidateAsync("article:*");
        if (outcome != InvalidationOutcome.Applied)
            throw new InvalidOperationException($"The invalidation was {outcome}: there is no L2 to measure with.");

        for (var id = 0; id < Article.Count; id++)
        {
            // Until it is there: the fill goes on behind the answer.
            while (await reader.ReadAsync(id) == 0 || !await reader._cache.ExistsAsync(Article.KeyOf(id)))
            {
            }
        }

        reader._filled = true;
        return reader;
    }

    public override async ValueTask<int> ReadAsync(int id) => (await _cache.GetOrCreateAsync(
        Article.KeyOf(id),
        this,
        static (reader, _) => ValueTask.FromResult(reader._filled ? string.Empty : Article.Text),
        Options)).Length;

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _trips.Dispose();
    }
}
