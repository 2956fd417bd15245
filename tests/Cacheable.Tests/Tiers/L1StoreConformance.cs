using Cacheable.Keys;
using Cacheable.Tiers;

namespace Cacheable.Tests.Tiers;

/// <summary>What every store of L1 promises.</summary>
public abstract class L1StoreConformance
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    [Fact]
    public void What_was_set_is_found_as_it_was_set()
    {
        var store = Create<ProfileKey, string>();
        Set(store, 4, "value", expiresAt: 99);

        Assert.True(store.TryGet(new ProfileKey(4), out var entry));
        Assert.Equal("value", entry.Stored);
        Assert.Equal(99, entry.ExpiresAt);
        Assert.False(store.TryGet(new ProfileKey(5), out _));
    }

    [Fact]
    public void A_second_set_replaces_the_first()
    {
        var store = Create<ProfileKey, string>();
        Set(store, 4, "first");
        Set(store, 4, "second");

        Assert.True(store.TryGet(new ProfileKey(4), out var entry));
        Assert.Equal("second", entry.Stored);
        Assert.Equal("second", Assert.Single(store.Entries()).Stored);
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public void What_is_held_can_be_gone_through_and_counted()
    {
        var store = Create<ProfileKey, string>();
        for (var id = 0; id < 10; id++)
        {
            Set(store, id, $"value {id}");
        }

        Assert.Equal(10, store.Count);
        Assert.Equal(Enumerable.Range(0, 10), store.Entries().Select(static entry => entry.Key.Id).Order());
        Assert.All(store.Entries(), static entry => Assert.Equal($"value {entry.Key.Id}", entry.Stored));
    }

    [Fact]
    public void Two_methods_whose_keys_are_alike_never_meet()
    {
        var profiles = Create<ProfileKey, string>();
        var names = Create<ProfileKey, string>();
        Set(profiles, 4, "profile");

        Assert.False(names.TryGet(new ProfileKey(4), out _));
        Set(names, 4, "name");
        Assert.True(profiles.TryGet(new ProfileKey(4), out var profile));
        Assert.Equal("profile", profile.Stored);
    }

    [Fact]
    public void Many_threads_replace_an_entry_and_nobody_reads_half_of_it()
    {
        var store = Create<ProfileKey, string>();
        Parallel.For(0, 50_000, index =>
        {
            Set(store, index % 3, $"{index}", expiresAt: index);
            if (store.TryGet(new ProfileKey(index % 3), out var entry))
            {
                Assert.Equal($"{entry.ExpiresAt}", entry.Stored);
            }
        });
    }

    internal abstract IL1Store<TKey, TStored> Create<TKey, TStored>()
        where TKey : struct, IEquatable<TKey>;

    internal static void Set(IL1Store<ProfileKey, string> store, int id, string value, long expiresAt = long.MaxValue) =>
        store.Set(L1Entry<ProfileKey, string>.Create(new ProfileKey(id), value, new L1Life(expiresAt, NeedsProof: true), default(EntryStamp)), Life);
}
