using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Singleflight;

/// <summary>Three instances of an application, each with a container, a connection and an L1 of its own, and the callers among them.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    public const int Callers = 10_000;
    public const int Keys = 1_000;
    private const int Size = 3;

    private readonly List<IInstance> _instances = [];

    private Fleet()
    {
    }

    /// <summary>Any one of them.</summary>
    public IInstance First => _instances[0];

    public static async Task<Fleet> StartAsync(Library library, RedisGround redis)
    {
        var fleet = new Fleet();
        var site = new Site(redis, CacheTiers.All);
        while (fleet._instances.Count < Size)
        {
            fleet._instances.Add(await library.StartAsync(site));
        }

        return fleet;
    }

    /// <summary>The instance that the n-th of those who ask for one key talks to.</summary>
    public IInstance Of(int n) => _instances[n % Size];

    /// <summary>Invalidates each row, on one instance after the other; returns when the others have heard of each.</summary>
    public async Task InvalidateAsync(IReadOnlyList<RowKey> keys, InvalidateBy by)
    {
        foreach (var key in keys)
        {
            await Of(key.Id).InvalidateAsync(key, by);
        }

        await Task.WhenAll(keys.SelectMany(key => _instances
            .Where(other => other != Of(key.Id))
            .Select(other => other.HeardAsync(key, by))));
    }

    /// <summary>Waits until nothing goes on behind the answers.</summary>
    public Task QuietAsync() => Task.WhenAll(_instances.Select(static instance => instance.QuietAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }
    }
}
