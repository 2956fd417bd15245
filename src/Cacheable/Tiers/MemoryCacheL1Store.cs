using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace Cacheable.Tiers;

/// <summary>L1 inside the application's own <see cref="IMemoryCache"/>, for those who want one memory budget.</summary>
/// <remarks>
/// A lookup boxes its key, so a hit allocates. Where the memory cache has a size limit, every entry counts as one.
/// The keys are kept beside, because <see cref="IMemoryCache"/> cannot be enumerated.
/// </remarks>
internal readonly struct MemoryCacheL1Store<TKey, TStored>(IMemoryCache memory) : IL1Store<TKey, TStored>
    where TKey : struct, IEquatable<TKey>
{
    private readonly IMemoryCache _memory = memory;
    private readonly ConcurrentDictionary<TKey, L1Entry<TKey, TStored>> _held = new();

    public int Count => _held.Count;

    public bool TryGet(in TKey key, [NotNullWhen(true)] out L1Entry<TKey, TStored>? entry) =>
        _memory.TryGetValue(new OwnKey(_held, key), out entry) && entry is not null;

    public void Set(L1Entry<TKey, TStored> entry, TimeSpan timeToLive)
    {
        _held[entry.Key] = entry;
        using var cacheEntry = _memory.CreateEntry(new OwnKey(_held, entry.Key));
        cacheEntry.Value = entry;
        cacheEntry.Size = 1;
        cacheEntry.AbsoluteExpirationRelativeToNow = timeToLive;
        cacheEntry.RegisterPostEvictionCallback(static (key, value, _, _) => ((OwnKey)key).Forget(value));
    }

    public void Remove(in TKey key) => _memory.Remove(new OwnKey(_held, key));

    public IEnumerable<L1Entry<TKey, TStored>> Entries() => _held.Values;

    /// <summary>The key with the store it belongs to: methods share the memory cache, not their entries.</summary>
    private sealed record OwnKey(ConcurrentDictionary<TKey, L1Entry<TKey, TStored>> Store, TKey Key)
    {
        // Only if the evicted entry is still the one held: a replaced entry is evicted after its successor was set.
        public void Forget(object? value)
        {
            if (value is L1Entry<TKey, TStored> evicted)
            {
                Store.TryRemove(KeyValuePair.Create(Key, evicted));
            }
        }
    }
}
