using Cacheable.Tests.Configuration;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.Races;

/// <summary>Configuration allows less, while what was begun before is on its way into L1.</summary>
public sealed class PolicyRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly Configured _configured = new();
    private readonly Loader<string?> _loader = new("value");

    [Theory]
    [InlineData("Ttl", "1m")]
    [InlineData("Tiers", "L2")]
    [InlineData("Enabled", "false")]
    public async Task Race_54_a_load_that_was_begun_before_less_was_allowed_leaves_nothing_in_L1(string name, string text)
    {
        var instance = _fleet.Start(settings => _configured.Configure(settings));
        var held = _loader.Hold();
        var load = instance.ReadAsync(4, _loader);
        await held.Arrived;

        _configured.Change(($"Methods:IUsers.GetProfileAsync:{name}", text));
        held.Finish();
        await load;

        using var meter = new MeterReader();
        Assert.Equal(0, meter.Read(instance, "cacheable.l1.entries"));
    }

    [Fact]
    public async Task Race_54_an_entry_that_arrives_in_L1_behind_the_emptying_is_taken_out_again()
    {
        using var memory = new SteppedMemoryCache(() => _configured.Change(("Methods:IUsers.GetProfileAsync:Ttl", "1m")));
        var instance = _fleet.Start(settings =>
        {
            settings.WithoutL2 = true;
            settings.Cache = cache =>
            {
                cache.UseMemoryCache();
                cache.Services.AddSingleton<IMemoryCache>(memory);
            };
            _configured.Configure(settings);
        });
        await instance.ReadAsync(4, _loader);

        await instance.ReadAsync(4, _loader);

        Assert.Equal(2, _loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    /// <summary>Does something once, between the question whether an entry may be kept and its arrival.</summary>
    private sealed class SteppedMemoryCache(Action step) : IMemoryCache
    {
        private readonly MemoryCache _inner = new(new MemoryCacheOptions());
        private Action? _step = step;

        public ICacheEntry CreateEntry(object key)
        {
            Interlocked.Exchange(ref _step, null)?.Invoke();
            return _inner.CreateEntry(key);
        }

        public void Remove(object key) => _inner.Remove(key);

        public bool TryGetValue(object key, out object? value) => _inner.TryGetValue(key, out value);

        public void Dispose() => _inner.Dispose();
    }
}
