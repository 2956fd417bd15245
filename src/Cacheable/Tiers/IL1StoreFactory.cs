namespace Cacheable.Tiers;

/// <summary>Makes the L1 of each cached method.</summary>
internal interface IL1StoreFactory
{
    L1Store<TKey, TStored> Create<TKey, TStored>()
        where TKey : struct, IEquatable<TKey>;
}
