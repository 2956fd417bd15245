using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<TKey, object> _held = new();

    public int Count => _held.Count;

    public bool TryGet(in TKey key, out L1Entry<TStored> entry)
    {
        if (_memory.TryGetValue(new OwnKey(_held, key), out var held) && held is Held found)
        {
            entry = found.Entry;
            return true;
        }

        entry = default;
        return false;
    }

    public void Set(in TKey key, in L1Entry<TStored> entry, TimeSpan timeToLive)
    {
        var held = new Held(entry);
        _held[key] = held;
        using var cacheEntry = _memory.CreateEntry(new OwnKey(_held, key));
        cacheEntry.Value = held;
        cacheEntry.Size = 1;
        cacheEntry.AbsoluteExpirationRelativeToNow = timeToLive;
        cacheEntry.RegisterPostEvictionCallback(static (key, value, _, _) => ((OwnKey)key).Forget(value));
    }

    public void Remove(in TKey key) => _memory.Remove(new OwnKey(_held, key));

    public IEnumerable<KeyValuePair<TKey, L1Entry<TStored>>> Entries()
    {
        foreach (var (key, held) in _held)
        {
            yield return KeyValuePair.Create(key, ((Held)held).Entry);
        }
    }

    /// <summary>Compared by reference: two entries of one key are never the same.</summary>
    private sealed class Held(L1Entry<TStored> entry)
    {
        public L1Entry<TStored> Entry { get; } = entry;
    }

    /// <summary>The key with the store it belongs to: methods share the memory cache, not their entries.</summary>
    private sealed record OwnKey(ConcurrentDictionary<TKey, object> Store, TKey Key)
    {
        // Only if the evicted value is still the one held: a replaced entry is evicted after its successor was set.
        public void Forget(object? value)
        {
            if (value is not null)
            {
                Store.TryRemove(KeyValuePair.Create(Key, value));
            }
        }
    }
}
