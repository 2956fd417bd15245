using Cacheable.Tiers;

namespace Cacheable.Tests.Tiers;

public sealed class BitFasterL1StoreTests : L1StoreConformance
{
    private const int Capacity = 128;

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        var store = Create<ProfileKey, string>();
        for (var id = 0; id < 50 * Capacity; id++)
        {
            Set(store, id, "value");
        }

        Assert.InRange(store.Count, 1, Capacity);
        Assert.InRange(store.Entries().Count(), 1, Capacity);
    }

    internal override IL1Store<TKey, TStored> Create<TKey, TStored>() => new BitFasterL1Store<TKey, TStored>(Capacity);
}
