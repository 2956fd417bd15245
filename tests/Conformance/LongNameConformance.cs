using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Keys, prefixes and tags of more than 512 bytes: each tier knows them by a shorter name, and every name still finds what it names.</summary>
public abstract class LongNameConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private static readonly string First = "report-" + new string('r', 600);
    private static readonly string Second = new('ü', 300);
    private static readonly string Below = $"{First}:{Second}:x:{new string('y', 600)}:z:";
    private static readonly string LongTag = "tag:" + new string('t', 600);
    private static readonly EntryKey Long = new(Below + "1", [LongTag]);
    private static readonly EntryKey Neighbour = new(Below + "2");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task An_entry_ends_with_any_of_its_prefixes(int depth)
    {
        await StoreAsync(Long, "old");
        await StoreAsync(Profile, "stays");

        await InvalidateAsync(string.Join(':', Below.Split(':')[..depth]) + ":*");

        Assert.Null(await ReadAsync(Long));
        Assert.Equal("stays", await ReadAsync(Profile));
    }

    [Fact]
    public async Task An_entry_ends_with_its_key_and_its_neighbour_stays()
    {
        await StoreAsync(Long, "old");
        await StoreAsync(Neighbour, "stays");

        await InvalidateAsync(Below + "1");

        Assert.Null(await ReadAsync(Long));
        Assert.Equal("stays", await ReadAsync(Neighbour));
    }

    [Fact]
    public async Task An_entry_ends_with_its_tag()
    {
        await StoreAsync(Long, "old");
        await Other.InvalidateAsync([CacheName.Tag(LongTag + "2")], Cancel);
        Assert.Equal("old", await ReadAsync(Long));

        await Other.InvalidateAsync([CacheName.Tag(LongTag)], Cancel);

        Assert.Null(await ReadAsync(Long));
    }

    [Fact]
    public async Task A_sync_tells_the_name_that_was_invalidated()
    {
        var group = Tier.GroupOf(Long);
        var known = await KnowAsync(group);
        CacheName[] names = [CacheName.Parse(Below + "1"), CacheName.Parse(Below + "*"), CacheName.Tag(LongTag)];

        await Other.InvalidateAsync(names, Cancel);

        Assert.Equal(names, (await SyncAsync(known, group)).Missed.Select(static missed => missed.Name));
    }

    [Fact]
    public async Task A_counter_and_a_time_to_live_have_it_too()
    {
        Assert.Equal(1, await Tier.IncrementAsync(Long, 1, Minute, Cancel));
        Assert.Equal(2, await Other.IncrementAsync(Long, 1, Minute, Cancel));
        Assert.Equal(1, await Tier.IncrementAsync(Neighbour, 1, Minute, Cancel));
        await StoreAsync(Long, "value");
        Assert.True((await Other.GetTimeToLiveAsync(Long, Cancel)).Exists);
    }
}
