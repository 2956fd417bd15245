using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.RemoteHit;
using Cacheable.Redis;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Prefix;

/// <summary>A namespace with so many valid entries below one prefix.</summary>
internal sealed class FilledPrefix : IAsyncDisposable
{
    private static readonly CacheName[] Names = [new("user", CacheNameKind.Prefix)];

    private readonly TripCount _trips = new();
    private readonly RedisRemoteTier _tier;
    private readonly string _namespace;

    private FilledPrefix(RedisGround redis, int count)
    {
        _namespace = $"prefix-{count}";
        _tier = new RedisRemoteTier(
            new RedisOptions
            {
                Namespace = _namespace,
                Configuration = ConfigurationOptions.Parse(redis.Configuration),
                CommandTimeout = TimeSpan.FromSeconds(10),
            },
            _trips);
        Count = count;
    }

    public int Count { get; }

    public long RoundTrips => _trips.Trips;

    public static async Task<FilledPrefix> FillAsync(RedisGround redis, int count)
    {
        var prefix = new FilledPrefix(redis, count);
        var first = KeyOf(0);
        var lease = (await prefix._tier.LeaseAsync(first, TimeSpan.FromMinutes(1), replace: false, CancellationToken.None)).Lease;
        await prefix._tier.FillAsync(first, lease!.Value, new byte[64], TimeSpan.FromHours(1), CancellationToken.None);

        // The rest are copies of the first as it lies there: as valid as it is, and quick to write.
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        var database = connection.GetDatabase();
        var value = await database.StringGetAsync(prefix.LocationOf(first));
        for (var id = 1; id < count; id++)
        {
            var written = database.StringSetAsync(prefix.LocationOf(KeyOf(id)), value, TimeSpan.FromHours(1));
            if (id % 1_000 == 0 || id == count - 1)
                await written;
        }

        if (await prefix._tier.ReadAsync(KeyOf(count - 1), CancellationToken.None) is null)
            throw new InvalidOperationException("The last entry is not valid: there is nothing to invalidate.");

        return prefix;
    }

    public async Task InvalidateAsync() => await _tier.InvalidateAsync(Names, CancellationToken.None);

    /// <summary>Whether the last entry is a miss, as all are after an invalidation.</summary>
    public async Task<bool> IsGoneAsync() => await _tier.ReadAsync(KeyOf(Count - 1), CancellationToken.None) is null;

    public async ValueTask DisposeAsync()
    {
        await _tier.DisposeAsync();
        _trips.Dispose();
    }

    private static EntryKey KeyOf(int id) => new($"user:{id}:profile");

    private RedisKey LocationOf(EntryKey key) => $"{_namespace}:{{0}}:v:{key.Text}";
}
