using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;

namespace Cacheable.Invocation.L1;

/// <summary>
/// L1 of one method as a lookup sees it: an entry is a hit only while it has not expired, L1 is proven to have heard of everything,
/// and no name of the entry was invalidated.
/// </summary>
internal sealed class L1Tier<TKey, TStored, TStore>(
    TStore store, EpochTable epochs, L1Proof proof, CoarseClock clock, MethodMetrics metrics) : IL1Index, IGoverned
    where TKey : struct, ICacheKey, IEquatable<TKey>
    where TStore : struct, IL1Store<TKey, TStored>
{
    private readonly TStore _store = store;
    private readonly StripedCounter _hits = metrics.L1Hits;

    public int Count => _store.Count;

    /// <summary>The hit path: no allocation, no text.</summary>
    public bool TryGet(in TKey key, out TStored value)
    {
        if (_store.TryGet(in key, out var entry) && entry.IsAlive(clock.Now, proof.Until) && entry.IsAdmittedBy(epochs))
        {
            _hits.Increment();
            value = entry.Stored;
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Finds an entry that is no longer fresh, under the same conditions as a hit. Counts nothing.</summary>
    public bool TryGetLate(in TKey key, out LateEntry<TStored> late)
    {
        var now = clock.Now;
        if (_store.TryGet(in key, out var entry) && entry.IsKept(now, proof.Until) && entry.IsAdmittedBy(epochs))
        {
            late = new LateEntry<TStored>(entry.Stored, entry.Afterlife!, now);
            return true;
        }

        late = default;
        return false;
    }

    /// <summary>Keeps a value until the end of <paramref name="life"/> and its afterlife, unless an invalidation has come since <paramref name="stamp"/>, or <paramref name="term"/> has ended.</summary>
    /// <remarks>Race 8, an L1 fill after the message: an entry published too late is refused here or, at the latest, at its first lookup.</remarks>
    public void Publish(in TKey key, TStored value, L1Life life, in EntryStamp stamp, PolicyTerm term)
    {
        var remaining = life.KeptUntil - clock.Now;
        if (remaining > 0 && !term.HasEnded && epochs.Admits(stamp))
        {
            _store.Set(L1Entry<TKey, TStored>.Create(key, value, life, stamp), TimeSpan.FromMilliseconds(remaining));

            // Race 54, an entry from before: a policy that allows less empties L1, and may have passed by just before the entry was there.
            if (term.HasEndedBeside())
            {
                _store.Remove(in key);
            }
        }
    }

    public void Empty()
    {
        foreach (var entry in _store.Entries())
        {
            var key = entry.Key;
            _store.Remove(in key);
        }
    }

    public KeyTimeToLive TimeToLiveOf(string text, ushort slot)
    {
        var now = clock.Now;
        foreach (var entry in _store.Entries())
        {
            if (entry.KeySlot == slot && IsThere(entry, now) && entry.IsAdmittedBy(epochs) && new EntryKey(entry.Key.ToText()).Text == text)
            {
                return KeyTimeToLive.Expires(TimeSpan.FromMilliseconds(entry.ExpiresAt - now));
            }
        }

        return KeyTimeToLive.NoSuchKey;
    }

    private bool IsThere(L1Entry<TKey, TStored> entry, long now) =>
        entry.IsAlive(now, proof.Until) || (entry.IsKept(now, proof.Until) && entry.ExpiresAt > now);
}
