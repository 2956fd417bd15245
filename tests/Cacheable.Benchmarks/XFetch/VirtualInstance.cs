using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.XFetch;

/// <summary>One instance of an application in virtual time: the engine as users get it, and a source that takes its time.</summary>
internal sealed class VirtualInstance : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly CachedMethod<ItemKey, long> _items;
    private readonly Func<Task<long>> _load;

    public VirtualInstance(VirtualTime time, IRemoteTier tier, CachedMethodPlan plan, int seed, Func<Task<long>> load)
    {
        _load = load;
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(EngineScheduling.Inline())
            .AddSingleton<RandomSource>(new Seeded(seed))
            .AddSingleton(tier)
            .AddCacheable(static cache => cache.Configure(static options => options.L1Lease = TimeSpan.FromHours(1)))
            .BuildServiceProvider();
        _items = _services.GetRequiredService<ICacheEngine>().Cached<ItemKey, long>(plan);
    }

    /// <summary>How many of its loads run.</summary>
    public int Loading { get; private set; }

    public ValueTask<long> ReadAsync() =>
        _items.GetAsync(CacheScope.None, new ItemKey(4), this, 0, static (self, _, _) => new ValueTask<long>(self.LoadAsync()));

    public void Dispose() => _services.Dispose();

    private async Task<long> LoadAsync()
    {
        Loading++;
        var value = await _load().ConfigureAwait(false);
        Loading--;
        return value;
    }

    internal readonly record struct ItemKey(int Id) : ICacheKey
    {
        public string ToText() => CacheKey.Format($"item:{Id}");
    }

    private sealed class Seeded(int seed) : RandomSource
    {
        private readonly Random _random = new(seed);

        public override double NextDouble() => _random.NextDouble();
    }
}
