using BitFaster.Caching.Lru;

namespace Cacheable.Tiers;

/// <summary>Tells BitFaster's store that an entry is its own item. It evicts by recency alone; expiry is the lookup's question.</summary>
internal readonly struct L1EntryPolicy<TKey, TStored> : IItemPolicy<TKey, L1Entry<TKey, TStored>, L1Entry<TKey, TStored>>
    where TKey : struct, IEquatable<TKey>
{
    public TimeSpan TimeToLive => Timeout.InfiniteTimeSpan;

    public L1Entry<TKey, TStored> CreateItem(TKey key, L1Entry<TKey, TStored> value) => value;

    public void Touch(L1Entry<TKey, TStored> item) => item.WasAccessed = true;

    public void Update(L1Entry<TKey, TStored> item)
    {
    }

    public bool ShouldDiscard(L1Entry<TKey, TStored> item) => false;

    public bool CanDiscard() => false;

    public ItemDestination RouteHot(L1Entry<TKey, TStored> item) => item.WasAccessed ? ItemDestination.Warm : ItemDestination.Cold;

    public ItemDestination RouteWarm(L1Entry<TKey, TStored> item) => item.WasAccessed ? ItemDestination.Warm : ItemDestination.Cold;

    public ItemDestination RouteCold(L1Entry<TKey, TStored> item) => item.WasAccessed ? ItemDestination.Warm : ItemDestination.Remove;
}
