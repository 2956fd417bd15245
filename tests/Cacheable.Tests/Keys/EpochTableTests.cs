using System.Runtime.InteropServices;
using Cacheable.Keys;
using Cacheable.Remote;
using CsCheck;

namespace Cacheable.Tests.Keys;

public sealed class EpochTableTests
{
    private const long Seed = 7;

    private static readonly string[] Texts =
        ["user", "user:4", "user:4:profile", "user:42:profile", "user:4:orders:1", "user:4:orders:2", "a:b:c:d:e:f:g:h:i:j", "a:b:c:d:e:f:g:h:i:k", "::"];

    private static readonly CacheName[] Names =
        [.. Enum.GetValues<CacheNameKind>().SelectMany(static kind => Texts.Select(text => new CacheName(text, kind)))];

    private readonly EpochTable _epochs = new(Seed);

    /// <summary>Steps: load a key, invalidate a name, or invalidate everything. The model remembers for each load every step since.</summary>
    [Fact]
    public void It_never_admits_what_a_naive_model_refuses() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, Texts.Length - 1], Gen.Int[0, Texts.Length - 1].Array[0, 2], Gen.Int[0, Names.Length - 1]).List[1, 60].Sample(static steps =>
        {
            var epochs = new EpochTable(Seed);
            var loads = new List<(EntryKey Key, EntryStamp Stamp, bool Refused)>();
            foreach (var (kind, text, tags, name) in steps)
            {
                if (kind < 5)
                {
                    var key = new EntryKey(Texts[text], Array.ConvertAll(tags, static tag => Texts[tag]));
                    loads.Add((key, epochs.Stamp(key), Refused: false));
                }
                else if (kind < 9)
                {
                    epochs.Invalidate(Names[name]);
                    loads = loads.ConvertAll(load => load with { Refused = load.Refused || Names[name].Covers(load.Key) });
                }
                else
                {
                    epochs.InvalidateAll();
                    loads = loads.ConvertAll(static load => load with { Refused = true });
                }

                // Confirmed in place, as entries are: what a check remembers must not outlive the next invalidation.
                foreach (ref var load in CollectionsMarshal.AsSpan(loads))
                {
                    var ticket = load.Stamp.Ticket;
                    Assert.False(epochs.Confirms(ref ticket, load.Stamp.Names, load.Stamp.Tags) && load.Refused, load.Key.Text);
                    load.Stamp = load.Stamp with { Ticket = ticket };
                }
            }
        });

    [Fact]
    public void A_load_that_begins_after_every_invalidation_is_admitted() =>
        Gen.Int[0, Names.Length - 1].List[0, 30].Sample(static names =>
        {
            var epochs = new EpochTable(Seed);
            foreach (var name in names)
            {
                epochs.Invalidate(Names[name]);
            }

            Assert.All(Texts, key => Assert.True(epochs.Admits(epochs.Stamp(new EntryKey(key)))));
        });

    [Theory]
    [InlineData("a:b:c:d:e:f:g:h:i:j", CacheNameKind.Key)]
    [InlineData("a", CacheNameKind.Prefix)]
    [InlineData("a:b", CacheNameKind.Prefix)]
    [InlineData("a:b:c", CacheNameKind.Prefix)]
    [InlineData("a:b:c:d", CacheNameKind.Prefix)]
    [InlineData("a:b:c:d:e:f:g:h:i", CacheNameKind.Prefix)]
    [InlineData("letters", CacheNameKind.Tag)]
    [InlineData("a", CacheNameKind.Tag)]
    public void Every_name_of_a_deep_key_reaches_it(string text, CacheNameKind kind)
    {
        var stamp = _epochs.Stamp(new EntryKey("a:b:c:d:e:f:g:h:i:j", ["letters", "a"]));

        _epochs.Invalidate(new CacheName(text, kind));

        Assert.False(_epochs.Admits(stamp));
    }

    [Fact]
    public void Other_names_leave_an_entry_alone()
    {
        var stamp = _epochs.Stamp(new EntryKey("user:4:profile"));
        foreach (var other in new[] { "user:42:*", "user:4:orders:*", "user:4:profile:*", "user", "user:4", "users:*" })
        {
            _epochs.Invalidate(CacheName.Parse(other));
        }

        _epochs.Invalidate(CacheName.Tag("user"));

        Assert.True(_epochs.Admits(stamp));
    }

    [Fact]
    public void Many_threads_never_lower_an_epoch()
    {
        var name = new CacheName("user", CacheNameKind.Prefix);
        Parallel.For(0, 20_000, _ =>
        {
            var before = _epochs.Stamp(new EntryKey("user:4:profile"));
            _epochs.Invalidate(name);
            Assert.False(_epochs.Admits(before));
        });
    }

    [Fact]
    public void Many_threads_invalidating_everything_refuse_all_that_began_before()
    {
        Parallel.For(0, 20_000, index =>
        {
            var before = _epochs.Stamp(new EntryKey($"user:{index}:profile"));
            _epochs.InvalidateAll();
            Assert.False(_epochs.Admits(before));
        });
    }
}
