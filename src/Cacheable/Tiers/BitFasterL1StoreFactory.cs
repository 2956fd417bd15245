using Microsoft.Extensions.Options;

namespace Cacheable.Tiers;

internal sealed class BitFasterL1StoreFactory(IOptions<CacheableOptions> options) : IL1StoreFactory
{
    public L1Store<TKey, TStored> Create<TKey, TStored>()
        where TKey : struct, IEquatable<TKey> =>
        new BitFasterL1Store<TKey, TStored>(options.Value.L1Capacity);
}
