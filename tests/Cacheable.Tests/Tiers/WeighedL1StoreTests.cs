using Cacheable.Keys;
using Cacheable.Tiers;

namespace Cacheable.Tests.Tiers;

public sealed class WeighedL1StoreTests : L1StoreConformance
{
    private const int Capacity = 128;
    private const int Limit = 1_000;

    private readonly L1Weight _weight = new(Limit);

    [Fact]
    public void It_never_weighs_more_than_it_may_and_knows_what_it_weighs()
    {
        var store = Create();
        for (var id = 0; id < 2_000; id++)
        {
            Set(store, id % 300, bytes: 1 + (id % 90));

            Assert.InRange(_weight.Bytes, 1, Limit);
            Assert.Equal(_weight.Bytes, store.Entries().Sum(static entry => entry.Bytes));
        }
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity_however_light()
    {
        var store = Create();
        for (var id = 0; id < 50 * Capacity; id++)
        {
            Set(store, id, bytes: 1);
        }

        Assert.InRange(store.Count, 1, Capacity);
        Assert.Equal(_weight.Bytes, store.Entries().Sum(static entry => entry.Bytes));
    }

    [Fact]
    public void What_is_read_all_the_time_stays()
    {
        var store = Create();
        Set(store, 0, bytes: 100);
        for (var id = 1; id < 2_000; id++)
        {
            Assert.True(store.TryGet(new ProfileKey(0), out _), $"It is gone after {id - 1} others.");
            Set(store, id, bytes: 100);
        }
    }

    [Fact]
    public void What_is_longer_than_the_whole_share_is_not_kept_and_neither_is_what_it_follows()
    {
        var store = Create();
        Set(store, 3, bytes: 10);
        Set(store, 4, bytes: 10);

        Set(store, 4, bytes: Limit + 1);

        Assert.False(store.TryGet(new ProfileKey(4), out _));
        Assert.True(store.TryGet(new ProfileKey(3), out _));
        Assert.Equal(10, _weight.Bytes);
    }

    [Fact]
    public void Many_threads_add_up_to_what_is_there()
    {
        var store = Create();

        Parallel.For(0, 50_000, index => Set(store, index % 7, bytes: 1 + (index % 300)));

        Assert.Equal(_weight.Bytes, store.Entries().Sum(static entry => entry.Bytes));
    }

    internal override IL1Store<TKey, TStored> Create<TKey, TStored>() => new WeighedL1Store<TKey, TStored>(Capacity, new L1Weight(Limit));

    private static void Set(WeighedL1Store<ProfileKey, string> store, int id, int bytes) => store.Set(
        L1Entry<ProfileKey, string>.Create(new ProfileKey(id), "value", new L1Life(long.MaxValue, NeedsProof: true) { Bytes = bytes }, default(EntryStamp)),
        TimeSpan.FromHours(1));

    private WeighedL1Store<ProfileKey, string> Create() => new(Capacity, _weight);
}
