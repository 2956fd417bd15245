using Cacheable.Tiers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace Cacheable.Tests.Tiers;

public sealed class MemoryCacheL1StoreTests : L1StoreConformance, IDisposable
{
    private readonly MemoryCache _memory = new(new MemoryCacheOptions());

    [Fact]
    public void An_eviction_that_is_reported_late_does_not_forget_the_successor()
    {
        using var memory = new LateMemory();
        var store = new MemoryCacheL1Store<ProfileKey, string>(memory);
        Set(store, 4, "first");
        Set(store, 4, "second");

        memory.ReportEvictions();

        Assert.Equal("second", Assert.Single(store.Entries()).Stored);
        memory.EvictAll();
        memory.ReportEvictions();
        Assert.Empty(store.Entries());
    }

    [Fact]
    public void An_entry_counts_as_one_where_the_application_limits_its_memory_cache()
    {
        using var limited = new MemoryCache(new MemoryCacheOptions { SizeLimit = 2 });
        IL1Store<ProfileKey, string> store = new MemoryCacheL1Store<ProfileKey, string>(limited);
        Set(store, 1, "one");
        Set(store, 2, "two");

        Assert.True(store.TryGet(new ProfileKey(1), out _));
        Assert.True(store.TryGet(new ProfileKey(2), out _));
    }

    [Fact]
    public void What_the_application_put_into_its_memory_cache_is_not_ours()
    {
        _memory.Set(new ProfileKey(4), "the application's own");

        Assert.False(Create<ProfileKey, string>().TryGet(new ProfileKey(4), out _));
    }

    public void Dispose() => _memory.Dispose();

    internal override IL1Store<TKey, TStored> Create<TKey, TStored>() => new MemoryCacheL1Store<TKey, TStored>(_memory);

    /// <summary>A memory cache whose eviction callbacks come when the test says, as the real one's come from the thread pool.</summary>
    private sealed class LateMemory : IMemoryCache
    {
        private readonly Dictionary<object, Entry> _entries = [];
        private readonly Queue<Action> _evictions = new();

        public void ReportEvictions()
        {
            while (_evictions.TryDequeue(out var report))
            {
                report();
            }
        }

        public void EvictAll()
        {
            foreach (var key in _entries.Keys.ToList())
            {
                Remove(key);
            }
        }

        public ICacheEntry CreateEntry(object key) => new Entry(this, key);

        public void Remove(object key)
        {
            if (_entries.Remove(key, out var gone))
            {
                _evictions.Enqueue(() => gone.Report(EvictionReason.Removed));
            }
        }

        public bool TryGetValue(object key, out object? value)
        {
            value = _entries.GetValueOrDefault(key)?.Value;
            return value is not null;
        }

        public void Dispose() => _entries.Clear();

        private sealed class Entry(LateMemory memory, object key) : ICacheEntry
        {
            public object Key => key;

            public object? Value { get; set; }

            public DateTimeOffset? AbsoluteExpiration { get; set; }

            public TimeSpan? AbsoluteExpirationRelativeToNow { get; set; }

            public TimeSpan? SlidingExpiration { get; set; }

            public IList<IChangeToken> ExpirationTokens { get; } = [];

            public IList<PostEvictionCallbackRegistration> PostEvictionCallbacks { get; } = [];

            public CacheItemPriority Priority { get; set; }

            public long? Size { get; set; }

            public void Report(EvictionReason reason)
            {
                foreach (var callback in PostEvictionCallbacks)
                {
                    callback.EvictionCallback!(key, Value, reason, callback.State);
                }
            }

            public void Dispose()
            {
                memory.Remove(key);
                memory._entries[key] = this;
            }
        }
    }
}
