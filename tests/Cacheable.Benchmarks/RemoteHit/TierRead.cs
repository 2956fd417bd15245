using System.Text;
using Cacheable.Benchmarks.Harness;
using Cacheable.Redis;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>A read of our tier, which judges the entry by incarnation, floor and two prefixes.</summary>
internal sealed class TierRead : RemoteReader
{
    private static readonly EntryKey[] Keys = [.. Enumerable.Range(0, Article.Count).Select(static id => new EntryKey(Article.KeyOf(id)))];

    private readonly TripCount _trips = new();
    private readonly RedisRemoteTier _tier;

    private TierRead(RedisGround redis)
        : base("Cacheable, read of the tier, 2 prefixes") => _tier = new RedisRemoteTier(
            new RedisOptions
            {
                Namespace = "tier",
                Configuration = ConfigurationOptions.Parse(redis.Configuration),
                CommandTimeout = TimeSpan.FromSeconds(10),
            },
            _trips);

    public override long? RoundTrips => _trips.Trips;

    public static async Task<TierRead> StartAsync(RedisGround redis)
    {
        var reader = new TierRead(redis);
        await reader._tier.InvalidateAsync([new CacheName("article", CacheNameKind.Prefix)], CancellationToken.None);
        foreach (var key in Keys)
        {
            var lease = (await reader._tier.LeaseAsync(key, TimeSpan.FromMinutes(1), replace: false, CancellationToken.None)).Lease;
            await reader._tier.FillAsync(key, lease!.Value, Encoding.UTF8.GetBytes(Article.Text), TimeSpan.FromHours(1), CancellationToken.None);
        }

        return reader;
    }

    public override async ValueTask<int> ReadAsync(int id) =>
        await _tier.ReadAsync(Keys[id], CancellationToken.None) is { } entry ? entry.Payload.Length : 0;

    public override async ValueTask DisposeAsync()
    {
        await _tier.DisposeAsync();
        _trips.Dispose();
    }
}
