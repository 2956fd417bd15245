using Microsoft.Extensions.Caching.Memory;

namespace Cacheable.Tiers;

internal sealed class MemoryCacheL1StoreFactory(IMemoryCache memory) : IL1StoreFactory
{
    public L1Store<TKey, TStored> Create<TKey, TStored>()
        where TKey : struct, IEquatable<TKey> =>
        new MemoryCacheL1Store<TKey, TStored>(memory);
}
